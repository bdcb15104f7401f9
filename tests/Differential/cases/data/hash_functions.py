import hashlib
import hmac

text = b"The quick brown fox jumps over the lazy dog"
for name in sorted(hashlib.algorithms_guaranteed):
    h = hashlib.new(name)
    for i in range(40):
        h.update(text[i:] * i)
    fork = h.copy()
    fork.update(b"!")
    size = (20,) if name.startswith("shake") else ()
    print(name, h.block_size, h.digest_size, h.hexdigest(*size)[:48], fork.hexdigest(*size)[:48])
print(hashlib.blake2b(text, digest_size=20, key=b"key", salt=b"salt", person=b"me", fanout=2, depth=3, leaf_size=64,
                      node_offset=5, node_depth=1, inner_size=10, last_node=True).hexdigest())
print(hashlib.blake2s(text, digest_size=12, key=b"k" * 32).hexdigest())
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 100, 40).hex())
print(hashlib.pbkdf2_hmac("sha224", b"password", b"salt", 3).hex())
print(hashlib.scrypt(b"password", salt=b"NaCl", n=64, r=8, p=2, dklen=32).hex())
for name in ("md5", "sha224", "sha3_384", "blake2s"):
    print(name, hmac.new(b"k" * 150, text, name).hexdigest())
for wrong in (lambda: hashlib.md5("text"), lambda: hashlib.new("none"), lambda: hashlib.sha3_256(3), lambda: hashlib.blake2b(digest_size=0)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
