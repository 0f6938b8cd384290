import { describe, expect, it } from "vitest";
import { cellText, initialValue, photoOf, valuesOf } from "../../../kiosk/src/desk/form-values.js";
import { checkHours, readHours, writeHours } from "../../../kiosk/src/desk/opening-hours-model.js";
import type { BoardEntry, ViewField } from "../../../kiosk/src/desk/protocol.js";
import { groupsOf, neighbour } from "../../../kiosk/src/desk/queue-model.js";
import { readRoute } from "../../../kiosk/src/desk/route.js";
import { shortcutOf } from "../../../kiosk/src/desk/shortcuts.js";

describe("opening hours", () => {
  const document = {
    monday: ["08:00-12:00", "13:00-16:30"],
    exceptions: { "2026-12-24": [], "2026-12-23": ["08:00-12:00"] },
  };

  it("come out as they went in", () => {
    expect(writeHours(readHours(document))).toEqual(document);
  });

  it("are closed everywhere while nobody has set them", () => {
    expect(writeHours(readHours(null))).toEqual({ exceptions: {} });
  });

  it("are written in the order of the day", () => {
    const hours = readHours({ monday: ["13:00-16:00", "08:00-12:00"] });
    expect(writeHours(hours)["monday"]).toEqual(["08:00-12:00", "13:00-16:00"]);
  });

  it.each([
    [{ monday: ["09:00-08:00"] }, "backwards"],
    [{ monday: ["08:00-12:00", "11:00-13:00"] }, "overlap"],
  ])("name what is wrong: %j", (wrong, what) => {
    expect(checkHours(readHours(wrong))).toEqual({ where: "monday", what });
  });

  it("notice a half-filled period, a missing date and a date given twice", () => {
    const hours = readHours({});
    hours.week.friday.push({ opens: "08:00", closes: "" });
    expect(checkHours(hours)).toEqual({ where: "friday", what: "incomplete" });
    hours.week.friday = [];
    hours.exceptions = [{ date: "", periods: [] }];
    expect(checkHours(hours)).toEqual({ where: 0, what: "date" });
    hours.exceptions = [
      { date: "2026-12-24", periods: [] },
      { date: "2026-12-24", periods: [] },
    ];
    expect(checkHours(hours)).toEqual({ where: 1, what: "date_twice" });
    expect(checkHours(readHours(document))).toBeNull();
  });
});

describe("the queue as one agent sees it", () => {
  const entry = (conversation: string, state: BoardEntry["state"], agent: string, since: string) =>
    ({ conversation, state, agent, since }) as BoardEntry;
  const entries = [
    entry("late", "waiting", "", "2026-11-22T10:05:00Z"),
    entry("early", "waiting", "", "2026-11-22T10:00:00Z"),
    entry("back", "callback", "", "2026-11-22T08:00:00Z"),
    entry("mine", "accepted", "a", "2026-11-22T09:00:00Z"),
    entry("other", "accepted", "b", "2026-11-22T09:00:00Z"),
  ];
  const groups = groupsOf(entries, "a");

  it("has one’s own first, then those who wait, the longest first", () => {
    expect(groups.map(({ name }) => name)).toEqual(["mine", "waiting", "callback", "others"]);
    expect(groups[1]?.entries.map((one) => one.conversation)).toEqual(["early", "late"]);
  });

  it("is walked through by the keyboard, round and round", () => {
    expect(neighbour(groups, null, 1)?.conversation).toBe("mine");
    expect(neighbour(groups, "mine", 1)?.conversation).toBe("early");
    expect(neighbour(groups, "other", 1)?.conversation).toBe("mine");
    expect(neighbour(groups, "mine", -1)?.conversation).toBe("other");
    expect(neighbour([], null, 1)).toBeUndefined();
  });
});

describe("a plugin’s form", () => {
  const fields: ViewField[] = [
    { name: "title", label: "", type: "text", required: true },
    { name: "note", label: "", type: "long_text" },
    { name: "places", label: "", type: "number" },
    { name: "open", label: "", type: "flag" },
  ];

  it("sends what was filled in, by type, and the row it is about", () => {
    const data = new FormData();
    data.set("title", "Fotboll");
    data.set("note", "");
    data.set("places", "12");
    expect(valuesOf(fields, data, { id: 7 })).toEqual({
      id: 7,
      title: "Fotboll",
      places: 12,
      open: false,
    });
  });

  it("begins with the command’s value, else the row’s", () => {
    const [title] = fields as [ViewField];
    expect(initialValue({ ...title, value: "x" }, { id: 1, title: "y" })).toBe("x");
    expect(initialValue(title, { id: 1, title: "y" })).toBe("y");
    expect(initialValue(title, null)).toBe("");
  });

  const words = { yes: "Ja", no: "Nej", photo: "Foto" };

  it("shows cells in the reader’s language", () => {
    const words = { yes: "Ja", no: "Nej", photo: "Foto" };
    expect(cellText(true, "flag", "sv", words)).toBe("Ja");
    expect(cellText(1234.5, "number", "sv", words)).toMatch(/1.234,5/);
    expect(cellText(null, "text", "sv", words)).toBe("");
    expect(cellText("2026-11-22", "date", "sv", words)).toBe("2026-11-22");
  });

  it("hold a photo only where it is known of which conversation", () => {
    const photo = { conversation: "c1", photo: "p1" };
    expect(photoOf(photo)).toEqual(photo);
    expect(cellText(photo, "photo", "sv", words)).toBe("Foto");
    for (const none of [null, "", "p1", { photo: "p1" }, { conversation: "c1", photo: "" }]) {
      expect(photoOf(none)).toBeNull();
      expect(cellText(none, "photo", "sv", words)).toBe("");
    }
  });
});

describe("the desk’s own addresses and keys", () => {
  it("reads the page from the fragment", () => {
    expect(readRoute("")).toEqual({ page: "talks" });
    expect(readRoute("#/hours")).toEqual({ page: "hours" });
    expect(readRoute("#/view/p/v")).toEqual({ page: "view", plugin: "p", view: "v" });
    expect(readRoute("#/view/p")).toEqual({ page: "talks" });
  });

  it("acts only with Alt alone, never on what is typed", () => {
    const key = { code: "KeyA", altKey: true, ctrlKey: false, metaKey: false, shiftKey: false };
    expect(shortcutOf(key)).toBe("accept");
    expect(shortcutOf({ ...key, altKey: false })).toBeNull();
    expect(shortcutOf({ ...key, ctrlKey: true })).toBeNull();
  });
});
