using System.Runtime.InteropServices;

namespace Adder.Modules.Tls;

/// <summary>What is called of OpenSSL's libcrypto.</summary>
internal static unsafe partial class LibCrypto
{
    private const string Library = "libcrypto.so.3";

    // BIO_ctrl
    internal const int BioEof = 2, BioPending = 10, SetNonBlocking = 102, SetEofReturn = 130;

    [LibraryImport(Library, EntryPoint = "OpenSSL_version")] internal static partial byte* Version(int what);
    [LibraryImport(Library, EntryPoint = "OpenSSL_version_num")] internal static partial ulong VersionNumber();

    [LibraryImport(Library, EntryPoint = "ERR_peek_last_error")] internal static partial ulong LastError();
    [LibraryImport(Library, EntryPoint = "ERR_clear_error")] internal static partial void ClearErrors();
    [LibraryImport(Library, EntryPoint = "ERR_reason_error_string")] internal static partial byte* ErrorReason(ulong code);
    [LibraryImport(Library, EntryPoint = "ERR_lib_error_string")] internal static partial byte* ErrorLibrary(ulong code);

    [LibraryImport(Library, EntryPoint = "BIO_s_mem")] internal static partial nint MemoryMethod();
    [LibraryImport(Library, EntryPoint = "BIO_new")] internal static partial nint NewBio(nint method);
    [LibraryImport(Library, EntryPoint = "BIO_new_mem_buf")] internal static partial nint NewBio(byte* bytes, int length);
    [LibraryImport(Library, EntryPoint = "BIO_new_file", SetLastError = true)] internal static partial nint OpenBio(byte* path, byte* mode);
    [LibraryImport(Library, EntryPoint = "BIO_up_ref")] internal static partial int Share(nint bio);
    [LibraryImport(Library, EntryPoint = "BIO_free")] internal static partial int FreeBio(nint bio);
    [LibraryImport(Library, EntryPoint = "BIO_read")] internal static partial int Read(nint bio, byte* buffer, int length);
    [LibraryImport(Library, EntryPoint = "BIO_write")] internal static partial int Write(nint bio, byte* buffer, int length);
    [LibraryImport(Library, EntryPoint = "BIO_ctrl")] internal static partial nint Control(nint bio, int command, nint number, void* pointer);
    [LibraryImport(Library, EntryPoint = "BIO_set_flags")] internal static partial void SetFlags(nint bio, int flags);
    [LibraryImport(Library, EntryPoint = "BIO_clear_flags")] internal static partial void ClearFlags(nint bio, int flags);

    [LibraryImport(Library, EntryPoint = "RAND_bytes")] internal static partial int RandomBytes(byte* buffer, int count);
    [LibraryImport(Library, EntryPoint = "RAND_add")] internal static partial void AddRandom(byte* bytes, int count, double entropy);
    [LibraryImport(Library, EntryPoint = "RAND_status")] internal static partial int RandomStatus();

    [LibraryImport(Library, EntryPoint = "OBJ_txt2obj")] internal static partial nint ParseObject(byte* text, int dottedOnly);
    [LibraryImport(Library, EntryPoint = "OBJ_nid2obj")] internal static partial nint ObjectOf(int nid);
    [LibraryImport(Library, EntryPoint = "OBJ_obj2nid")] internal static partial int NidOf(nint obj);
    [LibraryImport(Library, EntryPoint = "OBJ_nid2sn")] internal static partial byte* ShortName(int nid);
    [LibraryImport(Library, EntryPoint = "OBJ_nid2ln")] internal static partial byte* LongName(int nid);
    [LibraryImport(Library, EntryPoint = "OBJ_sn2nid")] internal static partial int NidOf(byte* shortName);
    [LibraryImport(Library, EntryPoint = "OBJ_obj2txt")] internal static partial int TextOf(byte* buffer, int size, nint obj, int dotted);
    [LibraryImport(Library, EntryPoint = "ASN1_OBJECT_free")] internal static partial void FreeObject(nint obj);

    [LibraryImport(Library, EntryPoint = "OPENSSL_sk_num")] internal static partial int Count(nint stack);
    [LibraryImport(Library, EntryPoint = "OPENSSL_sk_value")] internal static partial nint Item(nint stack, int index);
    [LibraryImport(Library, EntryPoint = "OPENSSL_sk_find")] internal static partial int Find(nint stack, nint item);

    [LibraryImport(Library, EntryPoint = "X509_STORE_get0_objects")] internal static partial nint StoreObjects(nint store);
    [LibraryImport(Library, EntryPoint = "X509_STORE_add_cert")] internal static partial int AddCertificate(nint store, nint certificate);
    [LibraryImport(Library, EntryPoint = "X509_OBJECT_get_type")] internal static partial int ObjectType(nint obj);
    [LibraryImport(Library, EntryPoint = "X509_OBJECT_get0_X509")] internal static partial nint ObjectCertificate(nint obj);
    [LibraryImport(Library, EntryPoint = "X509_check_ca")] internal static partial int IsAuthority(nint certificate);
    [LibraryImport(Library, EntryPoint = "X509_free")] internal static partial void FreeCertificate(nint certificate);
    [LibraryImport(Library, EntryPoint = "X509_up_ref")] internal static partial int ShareCertificate(nint certificate);
    [LibraryImport(Library, EntryPoint = "i2d_X509")] internal static partial int Encode(nint certificate, byte** target);
    [LibraryImport(Library, EntryPoint = "d2i_X509_bio")] internal static partial nint DecodeCertificate(nint bio, nint reuse);
    [LibraryImport(Library, EntryPoint = "PEM_read_bio_X509")] internal static partial nint ReadCertificate(nint bio, nint reuse, void* password, nint data);
    [LibraryImport(Library, EntryPoint = "PEM_write_bio_X509")] internal static partial int WriteCertificate(nint bio, nint certificate);
    [LibraryImport(Library, EntryPoint = "PEM_read_bio_DHparams")] internal static partial nint ReadDhParameters(nint bio, nint reuse, void* password, nint data);
    [LibraryImport(Library, EntryPoint = "DH_free")] internal static partial void FreeDh(nint parameters);
    [LibraryImport(Library, EntryPoint = "X509_get_subject_name")] internal static partial nint SubjectName(nint certificate);
    [LibraryImport(Library, EntryPoint = "X509_NAME_print_ex")] internal static partial int PrintName(nint bio, nint name, int indent, nuint flags);
    [LibraryImport(Library, EntryPoint = "X509_subject_name_hash")] internal static partial nuint SubjectHash(nint certificate);
    [LibraryImport(Library, EntryPoint = "X509_cmp")] internal static partial int Compare(nint left, nint right);
    [LibraryImport(Library, EntryPoint = "X509_verify_cert_error_string")] internal static partial byte* VerifyText(nint code);

    [LibraryImport(Library, EntryPoint = "X509_VERIFY_PARAM_get_flags")] internal static partial nuint GetFlags(nint parameters);
    [LibraryImport(Library, EntryPoint = "X509_VERIFY_PARAM_set_flags")] internal static partial int SetFlags(nint parameters, nuint flags);
    [LibraryImport(Library, EntryPoint = "X509_VERIFY_PARAM_clear_flags")] internal static partial int ClearFlags(nint parameters, nuint flags);
    [LibraryImport(Library, EntryPoint = "X509_VERIFY_PARAM_set_hostflags")] internal static partial void SetHostFlags(nint parameters, uint flags);
    [LibraryImport(Library, EntryPoint = "X509_VERIFY_PARAM_set1_host")] internal static partial int SetHost(nint parameters, byte* host, nuint length);
    [LibraryImport(Library, EntryPoint = "X509_VERIFY_PARAM_set1_ip")] internal static partial int SetAddress(nint parameters, byte* address, nuint length);

    [LibraryImport(Library, EntryPoint = "X509_get_default_cert_file_env")] internal static partial byte* FileVariable();
    [LibraryImport(Library, EntryPoint = "X509_get_default_cert_file")] internal static partial byte* DefaultFile();
    [LibraryImport(Library, EntryPoint = "X509_get_default_cert_dir_env")] internal static partial byte* FolderVariable();
    [LibraryImport(Library, EntryPoint = "X509_get_default_cert_dir")] internal static partial byte* DefaultFolder();

    internal static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
