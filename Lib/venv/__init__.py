"""Virtual environments: folders with a Python of their own to install packages into.

    python -m venv DIR

An environment has a link to the interpreter in bin/, a site-packages folder, and
pyvenv.cfg, by which the interpreter knows where it is.
"""

import logging
import os
import shutil
import subprocess
import sys
import sysconfig
import types

CORE_VENV_DEPS = ("pip",)
logger = logging.getLogger(__name__)

_CONFIG = "pyvenv.cfg"


class EnvBuilder:
    """Makes environments. Override the methods that create() calls to make them differently.

    system_site_packages: what is installed for the system is visible too.
    clear: delete what is in the folder first.
    symlinks: link to the interpreter rather than copying it.
    upgrade: make an environment fit this version of Python.
    with_pip: install pip.
    prompt: what the shell's prompt shows ("." is the name of the current folder).
    upgrade_deps: have pip fetch its newest version.
    """

    def __init__(self, system_site_packages=False, clear=False, symlinks=False, upgrade=False,
                 with_pip=False, prompt=None, upgrade_deps=False):
        self.system_site_packages = system_site_packages
        self.clear = clear
        self.symlinks = symlinks
        self.upgrade = upgrade
        self.with_pip = with_pip
        self.orig_prompt = prompt
        self.prompt = os.path.basename(os.getcwd()) if prompt == "." else prompt
        self.upgrade_deps = upgrade_deps

    def create(self, env_dir):
        """Make an environment in a folder."""
        env_dir = os.path.abspath(env_dir)
        context = self.ensure_directories(env_dir)
        # pip must not look outside while it is installed.
        wanted = self.system_site_packages
        self.system_site_packages = False
        self.create_configuration(context)
        self.setup_python(context)
        if self.with_pip:
            self._setup_pip(context)
        if not self.upgrade:
            self.setup_scripts(context)
            self.post_setup(context)
        if wanted:
            self.system_site_packages = True
            self.create_configuration(context)
        if self.upgrade_deps:
            self.upgrade_dependencies(context)

    def clear_directory(self, path):
        """Delete everything in a folder."""
        for entry in os.scandir(path):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)

    def _venv_path(self, env_dir, name):
        variables = {"base": env_dir, "platbase": env_dir, "installed_base": env_dir, "installed_platbase": env_dir}
        return sysconfig.get_path(name, scheme="venv", vars=variables)

    @classmethod
    def _same_path(cls, path1, path2):
        return path1 == path2

    def ensure_directories(self, env_dir):
        """Make the folders, and return a namespace with everything that the other methods need."""

        def make(path):
            if not os.path.exists(path):
                os.makedirs(path)
            elif os.path.islink(path) or os.path.isfile(path):
                raise ValueError(f"Unable to create directory {path!r}")

        if os.pathsep in os.fspath(env_dir):
            raise ValueError(f"Refusing to create a venv in {env_dir} because it contains the PATH separator {os.pathsep}.")
        if os.path.exists(env_dir) and self.clear:
            self.clear_directory(env_dir)

        context = types.SimpleNamespace()
        context.env_dir = env_dir
        context.env_name = os.path.split(env_dir)[1]
        context.prompt = f"({context.env_name if self.prompt is None else self.prompt}) "
        make(env_dir)

        executable = sys._base_executable
        if not executable:
            raise ValueError("Unable to determine path to the running Python interpreter. Provide an explicit path or "
                             "check that your PATH environment variable is correctly set.")
        context.executable = executable = os.path.abspath(executable)
        context.python_dir, context.python_exe = os.path.split(executable)

        context.inc_path = self._venv_path(env_dir, "include")
        make(context.inc_path)
        context.lib_path = self._venv_path(env_dir, "purelib")
        make(context.lib_path)
        if sys.maxsize > 2**32 and os.name == "posix" and sys.platform != "darwin":
            link = os.path.join(env_dir, "lib64")
            if not os.path.exists(link):
                os.symlink("lib", link)

        context.bin_path = self._venv_path(env_dir, "scripts")
        context.bin_name = os.path.relpath(context.bin_path, env_dir)
        context.env_exe = context.env_exec_cmd = os.path.join(context.bin_path, context.python_exe)
        make(context.bin_path)
        return context

    def _command(self, env_dir):
        words = [sys.executable, "-m", "venv"]
        for option, given in (("--copies", not self.symlinks), ("--without-pip", not self.with_pip),
                              ("--system-site-packages", self.system_site_packages), ("--clear", self.clear),
                              ("--upgrade", self.upgrade), ("--upgrade-deps", self.upgrade_deps)):
            if given:
                words.append(option)
        if self.orig_prompt is not None:
            words.append(f'--prompt="{self.orig_prompt}"')
        return " ".join([*words, env_dir])

    def create_configuration(self, context):
        """Write pyvenv.cfg, which the interpreter looks for next to itself or one folder up."""
        context.cfg_path = path = os.path.join(context.env_dir, _CONFIG)
        lines = [
            f"home = {context.python_dir}",
            f"include-system-site-packages = {'true' if self.system_site_packages else 'false'}",
            "version = %d.%d.%d" % sys.version_info[:3],
        ]
        if self.prompt is not None:
            lines.append(f"prompt = {self.prompt!r}")
        lines.append(f"executable = {os.path.realpath(sys.executable)}")
        lines.append(f"command = {self._command(context.env_dir)}")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)

    def symlink_or_copy(self, src, dst, relative_symlinks_ok=False):
        """Put a link to a file, or a copy of it, somewhere."""
        if self.symlinks and not os.path.islink(dst):
            try:
                if relative_symlinks_ok:
                    assert os.path.dirname(src) == os.path.dirname(dst)
                    os.symlink(os.path.basename(src), dst)
                else:
                    os.symlink(src, dst)
                return
            except Exception:
                logger.warning("Unable to symlink %r to %r", src, dst)
        if not os.path.islink(dst):
            shutil.copyfile(src, dst)

    def setup_python(self, context):
        """Put the interpreter into the environment, under all its names.

        It is always a link: what it consists of stands beside the original, where the
        system finds it through the link only.
        """
        for name in (context.python_exe, "python", "python3", f"python3.{sys.version_info[1]}"):
            path = os.path.join(context.bin_path, name)
            if not os.path.lexists(path):
                os.symlink(context.executable if name == context.python_exe else context.python_exe, path)

    def _call_new_python(self, context, *args, **kwargs):
        # The environment's Python, with nothing from outside.
        command = [context.env_exec_cmd, *args]
        kwargs["env"] = env = os.environ.copy()
        env["VIRTUAL_ENV"] = context.env_dir
        env.pop("PYTHONHOME", None)
        env.pop("PYTHONPATH", None)
        kwargs["cwd"] = context.env_dir
        kwargs["executable"] = context.env_exec_cmd
        subprocess.check_output(command, **kwargs)

    def _setup_pip(self, context):
        self._call_new_python(context, "-m", "ensurepip", "--upgrade", "--default-pip", stderr=subprocess.STDOUT)

    def setup_scripts(self, context):
        """Put the scripts that activate the environment into it."""
        self.install_scripts(context, os.path.join(os.path.dirname(os.path.abspath(__file__)), "scripts"))

    def post_setup(self, context):
        """For subclasses: what else is to be done with a new environment."""

    def replace_variables(self, text, context):
        """Fill the names of an environment's folders into the text of a script."""
        values = {
            "__VENV_DIR__": context.env_dir,
            "__VENV_NAME__": context.env_name,
            "__VENV_PROMPT__": context.prompt,
            "__VENV_BIN_NAME__": context.bin_name,
            "__VENV_PYTHON__": context.env_exe,
        }
        for name, value in values.items():
            text = text.replace(name, value)
        return text

    def install_scripts(self, context, path):
        """Put the scripts of path/common and path/posix (or whatever os.name is) into the environment."""
        for kind in ("common", os.name):
            top = os.path.join(path, kind)
            for folder, _, files in os.walk(top):
                target = os.path.normpath(os.path.join(context.bin_path, os.path.relpath(folder, top)))
                os.makedirs(target, exist_ok=True)
                for name in files:
                    self._install_script(context, os.path.join(folder, name), os.path.join(target, name))

    def _install_script(self, context, source, target):
        with open(source, "rb") as file:
            data = file.read()
        if not source.endswith((".exe", ".pdb")):
            try:
                data = self.replace_variables(data.decode("utf-8"), context).encode("utf-8")
            except UnicodeError as error:
                logger.warning("unable to copy script %r, may be binary: %s", source, error)
                return
        if data:
            with open(target, "wb") as file:
                file.write(data)
            shutil.copymode(source, target)

    def upgrade_dependencies(self, context):
        """Have pip fetch its newest version."""
        logger.debug("Upgrading %s packages in %s", CORE_VENV_DEPS, context.bin_path)
        self._call_new_python(context, "-m", "pip", "install", "--upgrade", *CORE_VENV_DEPS)


def create(env_dir, system_site_packages=False, clear=False, symlinks=False, with_pip=False, prompt=None, upgrade_deps=False):
    """Make a virtual environment in a folder; see EnvBuilder."""
    EnvBuilder(system_site_packages=system_site_packages, clear=clear, symlinks=symlinks, with_pip=with_pip,
               prompt=prompt, upgrade_deps=upgrade_deps).create(env_dir)


def main(args=None):
    import argparse

    parser = argparse.ArgumentParser(
        prog=__name__,
        description="Creates virtual Python environments in one or more target directories.",
        epilog="Once an environment has been created, you may wish to activate it, e.g. by sourcing an activate script in its bin directory.")
    parser.add_argument("dirs", metavar="ENV_DIR", nargs="+", help="A directory to create the environment in.")
    parser.add_argument("--system-site-packages", default=False, action="store_true", dest="system_site",
                        help="Give the virtual environment access to the system site-packages dir.")
    link = parser.add_mutually_exclusive_group()
    link.add_argument("--symlinks", default=True, action="store_true", dest="symlinks", help="Link to the interpreter (it always is).")
    link.add_argument("--copies", default=True, action="store_false", dest="symlinks", help="Accepted, but the interpreter is a link.")
    parser.add_argument("--clear", default=False, action="store_true", dest="clear",
                        help="Delete the contents of the environment directory if it already exists, before environment creation.")
    parser.add_argument("--upgrade", default=False, action="store_true", dest="upgrade",
                        help="Upgrade the environment directory to use this version of Python, assuming Python has been upgraded in-place.")
    parser.add_argument("--without-pip", dest="with_pip", default=True, action="store_false",
                        help="Skips installing or upgrading pip in the virtual environment (pip is bootstrapped by default)")
    parser.add_argument("--prompt", help="Provides an alternative prompt prefix for this environment.")
    parser.add_argument("--upgrade-deps", default=False, action="store_true", dest="upgrade_deps",
                        help=f"Upgrade core dependencies ({', '.join(CORE_VENV_DEPS)}) to the latest version in PyPI")
    options = parser.parse_args(args)
    if options.upgrade and options.clear:
        raise ValueError("you cannot supply --upgrade and --clear together.")
    builder = EnvBuilder(system_site_packages=options.system_site, clear=options.clear, symlinks=options.symlinks,
                         upgrade=options.upgrade, with_pip=options.with_pip, prompt=options.prompt,
                         upgrade_deps=options.upgrade_deps)
    for directory in options.dirs:
        builder.create(directory)


if __name__ == "__main__":
    try:
        main()
    except Exception as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(1)
