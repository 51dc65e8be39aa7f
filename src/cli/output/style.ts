/** What colours need to know of a stream: a terminal has `hasColors`, which heeds NO_COLOR and TERM. */
interface Surface {
  hasColors?: () => boolean;
}

/** Wraps text in one style. */
type Paint = (text: string) => string;

/** The few styles that the command uses. */
export interface Style {
  bold: Paint;
  dim: Paint;
  green: Paint;
}

/** Whether a stream shows colours and wants them. */
export const hasColours = (stream: Surface): boolean => stream.hasColors?.() ?? false;

/** Styles for a stream; on one without colours each gives its text back. */
export function styleFor(stream: Surface): Style {
  const on = hasColours(stream);
  const sgr = (open: number, close: number) => (text: string) =>
    on && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return { bold: sgr(1, 22), dim: sgr(2, 22), green: sgr(32, 39) };
}
