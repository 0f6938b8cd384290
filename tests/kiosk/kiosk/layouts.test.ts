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
  };

  for (const { tag } of languages) {
    it(`has the letters of ${tag}, and what every message needs`, () => {
      for (const letter of letters[tag] ?? "") expect(keys(tag)).toContain(letter);
      for (const key of ["{bksp}", "{enter}", "{space}", "{shift}", "@"]) {
        expect(keys(tag)).toContain(key);
      }
      expect(keys(tag)).not.toContain("{tab}");
    });

    it(`has as many rows with capitals as without, in ${tag}`, () => {
      const { default: plain, shift } = layoutOf(tag, false);
      expect(shift).toHaveLength(plain.length);
    });
  }

  it("reaches the Latin letters of addresses from every script", () => {
    for (const tag of ["ar", "fa", "uk"]) {
      expect(hasLatinSwitch(tag)).toBe(true);
      expect(keys(tag)).toContain("{script}");
      expect(keys(tag, true)).toContain("å");
    }
    expect(hasLatinSwitch("sv")).toBe(false);
  });
});
