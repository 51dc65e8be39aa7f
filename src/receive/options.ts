/**
 * Options that plain JavaScript may have left out, where some are needed, or misspelt: a check that goes by its
 * default is looser than the one that was asked for. `names` are those that there are.
 */
export function required<T extends object>(given: T, taker: string, names: string): T {
  if (typeof given !== 'object' || given === null)
    throw new TypeError(
      `${taker} takes an object of options (given ${given === null ? 'null' : typeof given})`,
    );
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && !names.split(' ').includes(name))
      throw new TypeError(`${taker} takes ${names.replaceAll(' ', ', ')} (given ${name})`);
  return given;
}
