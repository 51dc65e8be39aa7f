const plain = !process.stdout.isTTY || Boolean(process.env['NO_COLOR']);
const paint = (code: number) => (text: string) => (plain ? text : `\u001b[${code}m${text}\u001b[0m`);

export const dim = paint(2);
export const green = paint(32);
export const yellow = paint(33);
export const bold = paint(1);

/** One aligned line: what was done, and what came of it. */
export function step(what: string, outcome: string, mark = green('✓')): void {
  console.log(`  ${mark} ${what.padEnd(34)} ${outcome}`);
}

export function heading(text: string): void {
  console.log(`\n${bold(text)}`);
}
