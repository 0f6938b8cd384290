import { describe, expect, it } from "vitest";
import { piecesOf } from "../../../kiosk/src/chat/numbers.js";

const numbers = (text: string) =>
  piecesOf(text)
    .filter((piece) => piece.number)
    .map((piece) => piece.text);

describe("telephone numbers in a text", () => {
  it("are found where blanks stand between their digits", () => {
    expect(numbers("اتصل بالرقم 08-746 10 00.")).toEqual(["08-746 10 00"]);
    expect(numbers("+46 8 746 10 00 eller 114 14, i fara 112")).toEqual([
      "+46 8 746 10 00",
      "114 14",
    ]);
    expect(numbers("113\u00a013")).toEqual(["113\u00a013"]);
  });

  it("are not looked for in dates, times, references and lists", () => {
    for (const text of ["2026-11-23", "kl. 10:00 20 personer", "F-7K3M-9Q2X", "1 2 3", "112"]) {
      expect(numbers(text)).toEqual([]);
    }
  });

  it("leave every other letter of the text where it was", () => {
    const text = "Ring 08-746 10 00\n(vardagar 8-16) eller 114 14";
    expect(
      piecesOf(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  });
});
