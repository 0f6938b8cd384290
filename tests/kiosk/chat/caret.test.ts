import { describe, expect, it } from "vitest";
import { eraseAt, insertAt } from "../../../kiosk/src/chat/caret.js";
import { fitWithin } from "../../../kiosk/src/chat/photo-size.js";

describe("typing on the screen", () => {
  it("inserts where the caret stands and replaces what is marked", () => {
    expect(insertAt("hj", 1, 1, "e")).toEqual(["hej", 2]);
    expect(insertAt("hxxj", 1, 3, "e")).toEqual(["hej", 2]);
  });

  it("erases a whole character with its marks, or what is marked", () => {
    expect(eraseAt("hej", 3, 3)).toEqual(["he", 2]);
    expect(eraseAt("بَ", 2, 2)).toEqual(["", 0]);
    expect(eraseAt("a👨‍👩‍👧b", 9, 9)).toEqual(["ab", 1]);
    expect(eraseAt("hej", 0, 2)).toEqual(["j", 0]);
    expect(eraseAt("hej", 0, 0)).toEqual(["hej", 0]);
  });
});

describe("a photo", () => {
  it("is made to fit and never enlarged", () => {
    expect(fitWithin(4000, 3000, 1600)).toEqual([1600, 1200]);
    expect(fitWithin(3000, 4000, 1600)).toEqual([1200, 1600]);
    expect(fitWithin(640, 480, 1600)).toEqual([640, 480]);
    expect(fitWithin(100_000, 1, 1600)).toEqual([1600, 1]);
  });
});
