import { describe, expect, it } from "vitest";
import {
  compositionOf,
  PinyinComposition,
  SyllableComposition,
  type Composition,
} from "../../../kiosk/src/kiosk/composition.js";

/** The field after these keys, as the keyboard would fill it. */
function typed(composition: Composition, keys: readonly string[]): string {
  let field = "";
  for (const key of keys) {
    const strokes = composition.press(key) ?? [key === "{space}" ? { text: " " } : { text: key }];
    for (const stroke of strokes) {
      if ("text" in stroke) field += stroke.text;
      else if (stroke.action === "erase") field = field.slice(0, -1);
    }
  }
  return field;
}

describe("a Ge'ez syllable", () => {
  it("is a consonant and its vowel", () => {
    expect(typed(new SyllableComposition(), ["ሰ", "ኣ", "ለ", "ኣ", "መ", "እ"])).toBe("ሳላም");
  });

  it("is the first of its series without a vowel, and the vowel a letter without a consonant", () => {
    expect(typed(new SyllableComposition(), ["ሰ", "ለ", "ኢ", "ኢ"])).toBe("ሰሊኢ");
  });

  it("does not reach over a space", () => {
    expect(typed(new SyllableComposition(), ["ሰ", "{space}", "ኣ"])).toBe("ሰ ኣ");
  });
});

describe("pinyin", () => {
  const dictionary = { ni: "你 尼", hao: "好 号", n: "嗯" };

  it("waits for the choice of a character", () => {
    const composition = new PinyinComposition(dictionary);
    expect(typed(composition, ["n", "i"])).toBe("");
    expect(composition.pending).toBe("ni");
    expect(composition.candidates).toEqual(["你", "尼"]);
    expect(composition.choose("尼")).toEqual([{ text: "尼" }]);
    expect(composition.pending).toBe("");
  });

  it("takes the first with a space, syllable by syllable", () => {
    const keys = ["n", "i", "h", "a", "o", "{space}", "{space}"];
    expect(typed(new PinyinComposition(dictionary), keys)).toBe("你好");
  });

  it("takes letters back, and lets what is no pinyin be", () => {
    const composition = new PinyinComposition(dictionary);
    expect(typed(composition, ["n", "i", "{bksp}", "{bksp}"])).toBe("");
    expect(composition.press("{bksp}")).toBeNull();
    expect(typed(composition, ["x", "{space}"])).toBe("x");
    expect(typed(composition, ["n", "i", "4"])).toBe("ni4");
    expect(typed(composition, ["n", "i", "{enter}"])).toBe("ni");
  });

  it("has the characters of everyday words", async () => {
    const composition = await compositionOf("zh-Hans");
    expect(typed(composition as Composition, ["w", "o"])).toBe("");
    expect(composition?.candidates).toContain("我");
  });
});

it("is only there for the languages that need it", async () => {
  expect(await compositionOf("sv")).toBeNull();
  expect(await compositionOf("ti")).toBeInstanceOf(SyllableComposition);
});
