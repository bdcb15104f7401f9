"""pyexpat: events, entities, positions and errors as expat has them."""
from xml.parsers import expat

DOCUMENT = b'''<?xml version="1.0" encoding="iso-8859-1" standalone="no"?>
<!DOCTYPE root PUBLIC "-//X//Y" "root.dtd" [
  <!-- a comment -->
  <!ELEMENT root (a*, (b | c)+, d?)>
  <!ELEMENT a (#PCDATA | b)*>
  <!ATTLIST a one CDATA "def&#38;ault" two (x|y) #REQUIRED three NMTOKENS #FIXED " p  q ">
  <!ENTITY inner "in<b/>ner">
  <!ENTITY outer SYSTEM "outer.xml">
  <!NOTATION gif SYSTEM "gif.exe">
  <!ENTITY picture SYSTEM "a.gif" NDATA gif>
]>
<root xmlns="urn:d" xmlns:p="urn:p">
<a two="x" p:z="\xe9">text &amp; &inner; &#x41;<![CDATA[<raw>]]></a>
<?target some data?><p:b/>&outer;</root>
<!-- end -->
'''

HANDLERS = [
    'StartElementHandler', 'EndElementHandler', 'ProcessingInstructionHandler', 'CharacterDataHandler', 'UnparsedEntityDeclHandler',
    'NotationDeclHandler', 'StartNamespaceDeclHandler', 'EndNamespaceDeclHandler', 'CommentHandler', 'StartCdataSectionHandler',
    'EndCdataSectionHandler', 'ExternalEntityRefHandler', 'StartDoctypeDeclHandler', 'EndDoctypeDeclHandler', 'EntityDeclHandler',
    'XmlDeclHandler', 'ElementDeclHandler', 'AttlistDeclHandler', 'SkippedEntityHandler',
]


def watch(parser):
    for name in HANDLERS:
        def handler(*args, name=name):
            if name == 'ExternalEntityRefHandler':
                args = (sorted(args[0].split('\x0c')), *args[1:])
            print(parser.CurrentLineNumber, parser.CurrentColumnNumber, name, args)
            return 1
        setattr(parser, name, handler)
    return parser


for separator in (None, ' '):
    for size in (len(DOCUMENT), 7):
        parser = watch(expat.ParserCreate(namespace_separator=separator))
        parser.buffer_text = True
        for at in range(0, len(DOCUMENT), size):
            parser.Parse(DOCUMENT[at:at + size])
        print(parser.Parse(b'', True), parser.CurrentLineNumber, parser.ErrorCode)

for text in [
    b'', b'<a>', b'<a></b>', b'<a/><b/>', b'text', b'<a b="1" b="2"/>', b'<a>&no;</a>', b'<a b=c/>', b'<a>&#0;</a>', b'<a><!-- -- --></a>', b'<a>]]></a>',
    b'<a b="<"/>', b'<!DOCTYPE a [<!ENTITY e "&e;">]><a>&e;</a>', b'<a\xff/>', b'<a>\xff</a>', b'<?xml version="1.0"?', b' <?xml version="1.0"?><a/>',
    b'<?xml version="1.0" encoding="nonsense"?><a/>', b'<a><![CDATA[', b'<a>&amp', b'<a/>x', b'<!DOCTYPE a [<!ELEMENT a (b>]><a/>', b'<x:a/>',
    b'<!DOCTYPE a [<!ENTITY e "<b>">]><a>&e;</b></a>',
]:
    parser = expat.ParserCreate(namespace_separator=' ')
    try:
        print(text, parser.Parse(text, True))
    except (expat.ExpatError, LookupError) as error:
        print(text, error, getattr(error, 'code', None))

lol = b'<!DOCTYPE a [<!ENTITY a0 "%s">' % (b'lol' * 100)
for i in range(1, 10):
    lol += b'<!ENTITY a%d "%s">' % (i, b'&a%d;' % (i - 1) * 10)
try:
    expat.ParserCreate().Parse(lol + b']><a>&a9;</a>', True)
except expat.ExpatError as error:
    print(error.code, expat.errors.messages[error.code])
