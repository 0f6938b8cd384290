import { describe, expect, it } from "vitest";
import { hasLatinSwitch, layoutOf } from "../../../kiosk/src/kiosk/layouts.js";
import { languages } from "../../../kiosk/src/messages/generated/locales.js";

const keys = (locale: string, latin = false) =>
  layoutOf(locale, latin).default.join(" ").split(" ");

describe("the on-screen keyboard", () => {
  const letters: Record<string, string> = {
    sv: "åäö",
    fi: "åäö",
    en: "qz",
    ar: "ضي",
    fa: "پچگ",
    so: "qx",
    uk: "їєґ",
    pl: "ąćęłńóśźż",
    es: "ñáü¿",
    tr: "ığşçö",
    kmr: "êîûçş",
    ckb: "ەۆیژ",
    ru: "ыёъ",
    bs: "čćđšž",
    "zh-Hans": "qz",
    ur: "ےہپ",
    bn: "কতি",
    ro: "ăâîșț",
    sq: "çë",
    prs: "پچگ",
    ti: "ሰለኣ",
  };

  it("is there for every language", () => {
    for (const { tag } of languages) expect(letters[tag.replace("-x-latt", "")]).toBeTruthy();
  });

  for (const tag of Object.keys(letters)) {
    it(`has the letters of ${tag}, and what every message needs`, () => {
      for (const letter of letters[tag] ?? "") expect(keys(tag)).toContain(letter);
      for (const key of ["{bksp}", "{enter}", "{space}", "{shift}", "@"]) {
        expect(keys(tag)).toContain(key);
      }
      expect(keys(tag)).not.toContain("{tab}");
    });

    it(`has every key once, and the digits of addresses here, in ${tag}`, () => {
      const plain = keys(tag).filter((key) => key !== "{shift}");
      expect(plain.filter((key, at) => plain.indexOf(key) !== at)).toEqual([]);
      for (const digit of "0123456789") expect(plain).toContain(digit);
    });

    it(`has as many rows with capitals as without, in ${tag}`, () => {
      const { default: plain, shift } = layoutOf(tag, false);
      expect(shift).toHaveLength(plain.length);
    });
  }

  it("ends sentences as the language does", () => {
    for (const [tag, stop] of [
      ["zh-Hans", "。"],
      ["bn", "।"],
      ["ur", "۔"],
      ["ti", "።"],
      ["sv", "."],
    ] as const) {
      expect(keys(tag)).toContain(stop);
      expect(keys(tag, true)).toContain(".");
    }
  });

  it("reaches the Latin letters of addresses from every script", () => {
    for (const tag of ["ar", "fa", "prs", "uk", "ru", "ckb", "ur", "bn", "ti", "zh-Hans"]) {
      expect(hasLatinSwitch(tag)).toBe(true);
      expect(keys(tag)).toContain("{script}");
      expect(keys(tag, true)).toContain("å");
    }
    expect(hasLatinSwitch("sv")).toBe(false);
  });
});
