namespace Adder.Modules.Posix;

/// <summary>The names that confstr and pathconf know, and their numbers in glibc.</summary>
internal static class PosixConfiguration
{
    internal static readonly (string Name, int Value)[] TextNames =
    [
        ("CS_GNU_LIBC_VERSION", 2), ("CS_GNU_LIBPTHREAD_VERSION", 3), ("CS_LFS64_CFLAGS", 1004), ("CS_LFS64_LDFLAGS", 1005), ("CS_LFS64_LIBS", 1006),
        ("CS_LFS64_LINTFLAGS", 1007), ("CS_LFS_CFLAGS", 1000), ("CS_LFS_LDFLAGS", 1001), ("CS_LFS_LIBS", 1002), ("CS_LFS_LINTFLAGS", 1003),
        ("CS_PATH", 0), ("CS_XBS5_ILP32_OFF32_CFLAGS", 1100), ("CS_XBS5_ILP32_OFF32_LDFLAGS", 1101), ("CS_XBS5_ILP32_OFF32_LIBS", 1102),
        ("CS_XBS5_ILP32_OFF32_LINTFLAGS", 1103), ("CS_XBS5_ILP32_OFFBIG_CFLAGS", 1104), ("CS_XBS5_ILP32_OFFBIG_LDFLAGS", 1105),
        ("CS_XBS5_ILP32_OFFBIG_LIBS", 1106), ("CS_XBS5_ILP32_OFFBIG_LINTFLAGS", 1107), ("CS_XBS5_LP64_OFF64_CFLAGS", 1108),
        ("CS_XBS5_LP64_OFF64_LDFLAGS", 1109), ("CS_XBS5_LP64_OFF64_LIBS", 1110), ("CS_XBS5_LP64_OFF64_LINTFLAGS", 1111),
        ("CS_XBS5_LPBIG_OFFBIG_CFLAGS", 1112), ("CS_XBS5_LPBIG_OFFBIG_LDFLAGS", 1113), ("CS_XBS5_LPBIG_OFFBIG_LIBS", 1114),
        ("CS_XBS5_LPBIG_OFFBIG_LINTFLAGS", 1115),
    ];

    internal static readonly (string Name, int Value)[] PathNames =
    [
        ("PC_ALLOC_SIZE_MIN", 18), ("PC_ASYNC_IO", 10), ("PC_CHOWN_RESTRICTED", 6), ("PC_FILESIZEBITS", 13), ("PC_LINK_MAX", 0), ("PC_MAX_CANON", 1),
        ("PC_MAX_INPUT", 2), ("PC_NAME_MAX", 3), ("PC_NO_TRUNC", 7), ("PC_PATH_MAX", 4), ("PC_PIPE_BUF", 5), ("PC_PRIO_IO", 11),
        ("PC_REC_INCR_XFER_SIZE", 14), ("PC_REC_MAX_XFER_SIZE", 15), ("PC_REC_MIN_XFER_SIZE", 16), ("PC_REC_XFER_ALIGN", 17), ("PC_SOCK_MAXBUF", 12),
        ("PC_SYMLINK_MAX", 19), ("PC_SYNC_IO", 9), ("PC_VDISABLE", 8),
    ];
}
