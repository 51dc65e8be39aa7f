/** Gives each thing a key of its own: the one it carries, or one made of what people call it. */
export function createNames() {
  const taken = new Set<string>();
  const free = (wanted: string, separator: string) => {
    let name = wanted;
    for (let n = 2; taken.has(name); n += 1) name = `${wanted}${separator}${n}`;
    taken.add(name);
    return name;
  };
  return {
    /** Made of words: `Front desk` becomes `front-desk`. */
    key(words: string | null, fallback: string): string {
      const slug = (words ?? '')
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 40)
        .replace(/-+$/, '');
      return free(slug || fallback, '-');
    },
    /** A key that a thing carries already; `undefined` when another has it, or nobody can write it. */
    carried(key: string | undefined): string | undefined {
      if (key === undefined || taken.has(key) || !/^[A-Za-z0-9+][A-Za-z0-9+_.-]{0,63}$/.test(key))
        return undefined;
      taken.add(key);
      return key;
    },
    /** The name of an environment variable. */
    variable(...parts: readonly string[]): string {
      const name = parts
        .join('_')
        .toUpperCase()
        .replace(/[^A-Z0-9]+/g, '_');
      return free(/^\d/.test(name) ? `_${name}` : name, '_');
    },
  };
}
