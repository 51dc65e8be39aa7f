/** A small check that markup is well-formed: names the root element, or throws. */
export function rootOfXml(source: string): string {
  const open: string[] = [];
  let root = '';
  let rest = source.trim();
  while (rest !== '') {
    const tag = /^<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"<&]*")*)\s*(\/?)>/i.exec(rest);
    const text = /^[^<]+/.exec(rest);
    if (tag) {
      const [whole, closing, name = '', , empty] = tag;
      if (open.length === 0 && root) throw new Error(`<${name}> after the root element`);
      if (closing && open.pop() !== name) throw new Error(`</${name}> closes nothing`);
      if (!closing && !empty) open.push(name);
      root ||= name;
      rest = rest.slice(whole.length);
    } else if (text) {
      const bare = text[0].replace(/&(#\d+|amp|lt|gt|quot|apos);/g, '');
      if (/[&\p{Cc}]/u.test(bare.replace(/[\n\t]/g, ''))) throw new Error(`not allowed in XML: ${bare}`);
      rest = rest.slice(text[0].length);
    } else throw new Error(`not a tag: ${rest.slice(0, 80)}`);
  }
  if (open.length > 0) throw new Error(`never closed: ${open}`);
  return root;
}
