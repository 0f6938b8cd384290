// Editing at the caret of a field, as a keyboard would.

/** The text with `inserted` in place of the selection, and where the caret then stands. */
export function insertAt(
  text: string,
  start: number,
  end: number,
  inserted: string,
): [string, number] {
  return [text.slice(0, start) + inserted + text.slice(end), start + inserted.length];
}

/** Takes away the selection, or the last whole character (with its marks) before the caret. */
export function eraseAt(text: string, start: number, end: number): [string, number] {
  if (start !== end) return [text.slice(0, start) + text.slice(end), start];
  const characters = [...new Intl.Segmenter().segment(text.slice(0, start))];
  const last = characters[characters.length - 1];
  const from = last ? last.index : 0;
  return [text.slice(0, from) + text.slice(start), from];
}
