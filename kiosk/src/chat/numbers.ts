// Telephone numbers in running text, which must be read in their own order.
import { html, type TemplateResult } from 'lit';

export interface Piece {
  text: string;
  number: boolean;
}

/**
 * "08-746 10 00", "+46 8 746 10 00", "114 14": digits in groups with blanks between them. In a text from
 * right to left the groups would be shown in reverse; a number of one group is safe.
 */
const grouped = /(?<![\d:.,/-])(?:\+\d|0\d|11\d)[\d-]*(?:[ \u00a0]\d[\d-]*)+/g;

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(grouped)) {
    if (found.index > end) pieces.push({ text: text.slice(end, found.index), number: false });
    pieces.push({ text: found[0], number: true });
    end = found.index + found[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), number: false });
  return pieces;
}

/** The text with each number kept in its order and on one line. */
export function withNumbers(text: string): (string | TemplateResult)[] {
  return piecesOf(text).map((piece) =>
    piece.number ? html`<bdi class="number" dir="ltr">${piece.text}</bdi>` : piece.text,
  );
}
