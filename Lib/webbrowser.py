"""Show documents in web browsers: finds those of this machine, and starts them."""

import os
import shlex
import shutil
import subprocess
import sys
import threading

__all__ = ["Error", "open", "open_new", "open_new_tab", "get", "register"]


class Error(Exception):
    """No browser could be found, or it did not start."""


_lock = threading.RLock()
_browsers = {}  # name in lower case: [constructor, instance]
_tryorder = None  # names, the best first; found at the first use
_os_preferred_browser = None


def register(name, klass, instance=None, *, preferred=False):
    """Make a browser known: the class that makes its controller, or the controller itself.

    A preferred one is tried before those that are known so far.
    """
    with _lock:
        if _tryorder is None:
            register_standard_browsers()
        _browsers[name.lower()] = [klass, instance]
        # What BROWSER does not name itself, the desktop may still prefer.
        if preferred or (_os_preferred_browser and f"{name}.desktop" in _os_preferred_browser):
            _tryorder.insert(0, name)
        else:
            _tryorder.append(name)


def get(using=None):
    """Return the controller of a browser, of the best one unless it is named; a name with %s in it is a command line."""
    if _tryorder is None:
        with _lock:
            if _tryorder is None:
                register_standard_browsers()
    for name in _tryorder if using is None else [using]:
        if "%s" in name:
            command = shlex.split(name)
            return BackgroundBrowser(command[:-1]) if command[-1] == "&" else GenericBrowser(command)
        entry = _browsers.get(name.lower()) or _synthesize(name)
        constructor, instance = entry
        if instance is not None:
            return instance
        if constructor is not None:
            return constructor()
    raise Error("could not locate runnable browser")


def open(url, new=0, autoraise=True):
    """Show url in a browser; new=1 asks for a new window, new=2 for a new tab. Return whether a browser took it."""
    if _tryorder is None:
        with _lock:
            if _tryorder is None:
                register_standard_browsers()
    return any(get(name).open(url, new, autoraise) for name in _tryorder)


def open_new(url):
    """Show url in a new window of the browser."""
    return open(url, 1)


def open_new_tab(url):
    """Show url in a new tab of the browser."""
    return open(url, 2)


def _synthesize(browser, *, preferred=False):
    """Derive a browser from a known one with the same base name, for a command at another path."""
    command = browser.split()[0]
    if not shutil.which(command):
        return [None, None]
    known = _browsers.get(os.path.basename(command).lower())
    controller = known[1] if known else None
    if not controller or controller.basename != os.path.basename(command).lower():
        return [None, None]
    import copy

    controller = copy.copy(controller)
    controller.name = browser
    controller.basename = os.path.basename(browser)
    register(browser, None, instance=controller, preferred=preferred)
    return [None, controller]


class BaseBrowser:
    """What all controllers have; subclasses open pages."""

    args = ["%s"]

    def __init__(self, name=""):
        self.name = name
        self.basename = name

    def open(self, url, new=0, autoraise=True):
        """Show url."""
        raise NotImplementedError

    def open_new(self, url):
        """Show url in a new window."""
        return self.open(url, 1)

    def open_new_tab(self, url):
        """Show url in a new tab."""
        return self.open(url, 2)


class GenericBrowser(BaseBrowser):
    """A command that shows one page and ends; %s stands for the page's address."""

    def __init__(self, name):
        if isinstance(name, str):
            self.name = name
            self.args = ["%s"]
        else:
            self.name = name[0]
            self.args = name[1:]
        self.basename = os.path.basename(self.name)

    def _command(self, url):
        sys.audit("webbrowser.open", url)
        return [self.name] + [argument.replace("%s", url) for argument in self.args]

    def open(self, url, new=0, autoraise=True):
        try:
            return not subprocess.Popen(self._command(url)).wait()
        except OSError:
            return False


class BackgroundBrowser(GenericBrowser):
    """A command that stays, in the background."""

    def open(self, url, new=0, autoraise=True):
        try:
            process = subprocess.Popen(self._command(url), close_fds=True, start_new_session=True)
            return process.poll() is None or process.returncode == 0
        except OSError:
            return False


class UnixBrowser(BaseBrowser):
    """A browser with a command line to reach the one that runs already."""

    raise_opts = None  # what says (not to raise, to raise) its window
    background = False
    redirect_stdout = True
    # %action becomes one of the following three, %s the page's address.
    remote_args = ["%action", "%s"]
    remote_action = None
    remote_action_newwin = None
    remote_action_newtab = None

    def _invoke(self, args, remote, autoraise, url=None):
        raising = []
        if remote and self.raise_opts:
            option = self.raise_opts[bool(autoraise)]
            raising = [option] if option else []
        command = [self.name] + raising + args
        quiet = subprocess.DEVNULL if remote or self.background else None
        process = subprocess.Popen(
            command,
            close_fds=True,
            stdin=quiet,
            stdout=quiet if self.redirect_stdout else None,
            stderr=quiet,
            start_new_session=True,
        )
        if remote:
            # The command only passes the address on: it ends soon, unless it became the browser itself.
            try:
                return not process.wait(5)
            except subprocess.TimeoutExpired:
                return True
        if self.background:
            return process.poll() is None
        return not process.wait()

    def open(self, url, new=0, autoraise=True):
        sys.audit("webbrowser.open", url)
        actions = {0: self.remote_action, 1: self.remote_action_newwin, 2: self.remote_action_newtab}
        if new not in actions:
            raise Error(f"Bad 'new' parameter to open(); expected 0, 1, or 2, got {new}")
        action = actions[new] if new != 2 or actions[2] is not None else actions[1]
        remote = [part.replace("%s", url).replace("%action", action) for part in self.remote_args]
        if self._invoke([part for part in remote if part], True, autoraise, url):
            return True
        arguments = [part.replace("%s", url) for part in self.args]
        return self._invoke(arguments, False, False)


class Mozilla(UnixBrowser):
    """Firefox and its relatives."""

    remote_action = ""
    remote_action_newwin = "-new-window"
    remote_action_newtab = "-new-tab"
    background = True


class Epiphany(UnixBrowser):
    """The browser of GNOME."""

    raise_opts = ["-noraise", ""]
    remote_args = ["%action", "%s"]
    remote_action = "-n"
    remote_action_newwin = "-w"
    background = True


class Chrome(UnixBrowser):
    """Chrome."""

    remote_action = ""
    remote_action_newwin = "--new-window"
    remote_action_newtab = ""
    background = True


Chromium = Chrome


class Opera(UnixBrowser):
    """Opera."""

    remote_action = ""
    remote_action_newwin = "--new-window"
    remote_action_newtab = ""
    background = True


class Elinks(UnixBrowser):
    """ELinks, in the terminal."""

    remote_args = ["-remote", "openURL(%s%action)"]
    remote_action = ""
    remote_action_newwin = ",new-window"
    remote_action_newtab = ",new-tab"
    background = False
    # It draws on the standard output.
    redirect_stdout = False


class Konqueror(BaseBrowser):
    """The browser and file manager of KDE."""

    def open(self, url, new=0, autoraise=True):
        sys.audit("webbrowser.open", url)
        action = "newTab" if new == 2 else "openURL"
        quiet = subprocess.DEVNULL
        attempts = [
            (["kfmclient", action, url], {}),
            (["konqueror", "--silent", url], {"start_new_session": True}),
            (["kfm", "-d", url], {"start_new_session": True}),
        ]
        for command, options in attempts:
            try:
                process = subprocess.Popen(command, close_fds=True, stdin=quiet, stdout=quiet, stderr=quiet, **options)
            except OSError:
                continue
            if command[0] == "kfmclient":
                process.wait()
                return True  # its status says nothing
            if process.poll() is None:
                return True
        return False


class Edge(UnixBrowser):
    """Microsoft Edge."""

    remote_action = ""
    remote_action_newwin = "--new-window"
    remote_action_newtab = ""
    background = True


def _register_found(names, constructor):
    for name in names:
        if shutil.which(name):
            register(name, None, constructor(name))


def register_X_browsers():
    """Register the browsers that need a display."""
    _register_found(["xdg-open"], BackgroundBrowser)
    if "GNOME_DESKTOP_SESSION_ID" in os.environ:
        _register_found(["gvfs-open"], BackgroundBrowser)
    if "KDE_FULL_SESSION" in os.environ and shutil.which("kfmclient"):
        register("kfmclient", Konqueror, Konqueror("kfmclient"))
    _register_found(["x-www-browser"], BackgroundBrowser)
    _register_found(["firefox", "iceweasel", "seamonkey", "mozilla-firefox", "mozilla"], Mozilla)
    if shutil.which("konqueror"):
        register("konqueror", Konqueror, Konqueror("konqueror"))
    _register_found(["epiphany"], Epiphany)
    _register_found(["google-chrome", "chrome", "chromium", "chromium-browser"], Chrome)
    _register_found(["opera"], Opera)
    _register_found(["microsoft-edge"], Edge)


def _desktop_preference():
    """The browser that the desktop names, as the file NAME.desktop."""
    try:
        asked = subprocess.run(
            ["xdg-settings", "get", "default-web-browser"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return asked.stdout.strip()


def register_standard_browsers():
    """Find the browsers of this machine; those that BROWSER names come first."""
    global _tryorder, _os_preferred_browser
    _tryorder = []
    if sys.platform == "darwin":
        register("MacOSX", None, MacOSXOSAScript("default"))
        for name in ("chrome", "firefox", "safari"):
            register(name, None, MacOSXOSAScript(name))
    elif os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        _os_preferred_browser = _desktop_preference()
        register_X_browsers()
    if os.environ.get("TERM"):
        _register_found(["www-browser", "links"], GenericBrowser)
        _register_found(["elinks"], Elinks)
        _register_found(["lynx", "w3m"], GenericBrowser)
    for command in reversed(os.environ.get("BROWSER", "").split(os.pathsep)):
        if command and not _synthesize(command, preferred=True)[1]:
            _tryorder.insert(0, command)


class MacOSXOSAScript(BaseBrowser):
    """A browser of macOS, reached by AppleScript."""

    def __init__(self, name="default"):
        super().__init__(name)

    def open(self, url, new=0, autoraise=True):
        sys.audit("webbrowser.open", url)
        quoted = url.replace('"', "%22")
        if self.name == "default":
            script = f'open location "{quoted}"'
        else:
            script = f'tell application "{self.name}"\n  activate\n  open location "{quoted}"\nend tell'
        try:
            return not subprocess.run(["osascript"], input=script, text=True).returncode
        except OSError:
            return False


def main():
    """Run the command line: webbrowser [-n | -t] URL."""
    import getopt

    usage = f"Usage: {sys.argv[0]} [-n | -t | -h] url\n-n: open new window\n-t: open new tab\n-h, --help: show help"
    try:
        options, arguments = getopt.getopt(sys.argv[1:], "ntdh", ["help"])
    except getopt.error as error:
        print(error, file=sys.stderr)
        print(usage, file=sys.stderr)
        sys.exit(1)
    new = 0
    for option, _ in options:
        if option == "-n":
            new = 1
        elif option == "-t":
            new = 2
        elif option in ("-h", "--help"):
            print(usage, file=sys.stderr)
            sys.exit()
    if len(arguments) != 1:
        print(usage, file=sys.stderr)
        sys.exit(1)
    open(arguments[0], new)
    print("\a")


if __name__ == "__main__":
    main()
