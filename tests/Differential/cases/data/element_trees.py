"""xml.etree.ElementTree with its C# elements."""
import copy
import pickle
import xml.etree.ElementTree as ET

root = ET.fromstring('<root a="1"><x:b xmlns:x="urn:x">text</x:b>tail<c/><d><c k="v"/></d><!-- no --></root>')
print(ET.tostring(root), [e.tag for e in root.iter()], list(root.itertext()), root.find('c').tag, root.findtext('{urn:x}b'), root.findall('.//c')[1].attrib)
print(len(root), root[0].tail, root[-1].tag, len(root[0:2]), root.get('a'), root.get('z', 0), root.keys(), root.items())
root[1:] = [ET.Element('n', {'p': 'q'}, r='s')]
ET.SubElement(root, 'sub', z='1').text = 'x < y'
root.insert(0, ET.Comment('made'))
root.append(ET.ProcessingInstruction('pi', 'data'))
print(ET.tostring(root, encoding='unicode'), ET.tostring(copy.deepcopy(root)) == ET.tostring(root), ET.tostring(pickle.loads(pickle.dumps(root))) == ET.tostring(root))
parser = ET.XMLPullParser(['start', 'end', 'start-ns', 'end-ns', 'comment', 'pi'])
for part in ['<r xmlns="u"><!--c--', '><?p i?><e', '/></r>']:
    parser.feed(part)
    print([(event, getattr(e, 'tag', e) if event in ('start', 'end') else type(e).__name__) for event, e in parser.read_events()])
builder = ET.TreeBuilder(insert_comments=True)
builder.start('a', {})
builder.data('1')
builder.comment('c')
builder.data('2')
builder.end('a')
print(ET.tostring(builder.close()))
for text in ['<a>', '<a></b>', '<a>&x;</a>', '', '<a/><b/>']:
    try:
        ET.fromstring(text)
    except ET.ParseError as error:
        print(error, error.code, error.position)
for bad in [lambda: ET.Element(), lambda: ET.Element('a', 1), lambda: root.append(1), lambda: root[99], lambda: root.remove(ET.Element('x')), lambda: root.extend([1]), lambda: root.__setstate__(5)]:
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
