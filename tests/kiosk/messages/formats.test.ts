import { describe, expect, it } from "vitest";
import { clockTime, dayAndTime, formatLocale } from "../../../kiosk/src/messages/formats.js";
import { languages } from "../../../kiosk/src/messages/generated/locales.js";

const at = new Date(2026, 10, 28, 15, 4);

describe("times of the day", () => {
  it.each(languages.map(({ tag }) => tag))(
    "have 24 hours and the digits of the clocks here: %s",
    (tag) => {
      expect(clockTime(at.getTime(), tag)).toBe(tag === "fi" ? "15.04" : "15:04");
    },
  );
});

describe("days", () => {
  it("are those of the calendar here, in the language\u2019s own words", () => {
    expect(dayAndTime(at, "sv")).toBe("28 nov. 2026 15:04");
    expect(dayAndTime(at, "fa", "full")).toMatch(/2026.*15:04/);
    expect(dayAndTime(at, "ar", "full")).toMatch(/28 \u0646\u0648\u0641\u0645\u0628\u0631 2026/);
  });
});

describe("the language that Intl is asked for", () => {
  it("is one that has words where CLDR has it under another name", () => {
    expect(formatLocale("prs")).toMatch(/^fa-AF-/);
    expect(formatLocale("kmr")).toMatch(/^ku-/);
    expect(formatLocale("sv-x-latt")).toMatch(/^sv-u-.*-x-latt$/);
  });
});
