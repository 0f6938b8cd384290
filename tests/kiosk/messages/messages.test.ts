import { readdirSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadDeskMessages } from "../../../kiosk/src/messages/desk.js";
import { loadKioskMessages } from "../../../kiosk/src/messages/kiosk.js";
import {
  isRightToLeft,
  loadMessages,
  localeChain,
  nearestLocale,
  servedLocales,
} from "../../../kiosk/src/messages/messages.js";
import { loadWidgetMessages } from "../../../kiosk/src/messages/widget.js";
import {
  argumentsOf,
  compileCatalogue,
  locales,
  scopes,
} from "../../../kiosk/scripts/catalogue.mjs";

describe("the chain of languages", () => {
  it("ends in Swedish", () => {
    expect(localeChain("sv-x-latt")).toEqual(["sv-x-latt", "sv"]);
    expect(localeChain("ar")).toEqual(["ar", "sv"]);
    expect(localeChain("sv")).toEqual(["sv"]);
  });

  it("begins with what the browser asks for and we serve", () => {
    expect(nearestLocale(["de-DE", "ar-SY", "sv"])).toBe("ar");
    expect(nearestLocale(["sv-SE"])).toBe("sv");
    expect(nearestLocale(["de"])).toBe("sv");
    expect(nearestLocale([])).toBe("sv");
  });

  it("is what speakers of a near language read", () => {
    expect(nearestLocale(["zh-CN"])).toBe("zh-Hans");
    expect(nearestLocale(["hr-HR"])).toBe("bs");
    expect(nearestLocale(["ku"])).toBe("kmr");
    expect(nearestLocale(["fa-AF"])).toBe("prs");
    expect(nearestLocale(["fa-IR"])).toBe("fa");
  });

  it("are all that the browser asks for and we serve, each once", () => {
    expect(servedLocales(["de-DE", "ar-SY", "ar", "en-GB", "sv-SE"])).toEqual(["ar", "en", "sv"]);
    expect(servedLocales(["de"])).toEqual([]);
  });

  it("knows which languages run from right to left", () => {
    expect(isRightToLeft("ar")).toBe(true);
    expect(isRightToLeft("fa-AF")).toBe(true);
    for (const tag of ["prs", "ckb", "ur"]) expect(isRightToLeft(tag)).toBe(true);
    expect(isRightToLeft("so")).toBe(false);
  });
});

describe("messages", () => {
  it("are formatted with their arguments, by the rules of the language", async () => {
    const sv = await loadWidgetMessages("sv");
    expect(sv.t("handover.position_wait", { position: 2, minutes: 1 })).toContain("en minut");
    expect(sv.t("handover.position_wait", { position: 2, minutes: 7 })).toContain("7 minuter");
    expect(sv.t("case.status", { status: "something_new" })).toBe("Registrerat");
  });

  it("are said in the next language of the chain where one lacks them", async () => {
    const loaders = {
      "/locales/sv/x.json": () => Promise.resolve({ default: { a: "A-sv", b: "B-sv" } }),
      "/locales/ar/x.json": () => Promise.resolve({ default: { a: "A-ar" } }),
    };
    const ar = await loadMessages<{ a: undefined; b: undefined }>("ar", [loaders]);
    expect(ar.dir).toBe("rtl");
    expect([ar.t("a"), ar.t("b")]).toEqual(["A-ar", "B-sv"]);
  });

  it("of the kiosk and the desk include the chat’s", async () => {
    expect((await loadKioskMessages("sv")).t("kiosk.finish")).toBe("Jag är klar");
    expect((await loadKioskMessages("sv")).t("composer.send")).toBe("Skicka");
    expect((await loadDeskMessages("en")).t("talk.accept")).toBe("Take it");
  });
});

describe("every catalogue of the pages", () => {
  const read = (tag: string, scope: string) => {
    const file = join(locales, tag, `${scope}.json`);
    return compileCatalogue(file, readFileSync(file, "utf8"));
  };
  const tags = readdirSync(locales, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

  for (const tag of tags) {
    for (const scope of scopes) {
      if (!existsSync(join(locales, tag, `${scope}.json`))) continue;
      it(`${tag}/${scope}.json has the ids of Swedish, with the same arguments`, () => {
        const original = read("sv", scope);
        const translated = read(tag, scope);
        expect(Object.keys(translated).sort()).toEqual(Object.keys(original).sort());
        for (const [id, pattern] of Object.entries(translated)) {
          const names = (tree: unknown) => [...argumentsOf(tree).keys()].sort();
          expect([id, names(pattern)]).toEqual([id, names(original[id])]);
        }
      });
    }
  }
});
