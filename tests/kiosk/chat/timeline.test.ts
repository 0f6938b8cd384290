import { describe, expect, it } from "vitest";
import { timelineOf } from "../../../kiosk/src/chat/timeline.js";
import type { ConversationEvent } from "../../../kiosk/src/wire/protocol.js";
import type { Pending } from "../../../kiosk/src/wire/outbox.js";

const at = "2026-11-22T10:00:00.000Z";
let seq = 0;

function said(from: "resident" | "bot" | "agent", text: string, more: object = {}) {
  return { seq: ++seq, at, from, kind: "message", text, ...more } as ConversationEvent;
}
function handover(state: string, more: object = {}) {
  return { seq: ++seq, at, from: "system", kind: "handover", state, ...more } as ConversationEvent;
}
const waiting: Pending = { id: "p", kind: "say", text: "Hej", at: 0, order: 1, state: "waits" };

describe("a conversation as it is shown", () => {
  it("names a speaker once for a run of messages", () => {
    const { items } = timelineOf([said("bot", "a"), said("bot", "b"), said("resident", "c")]);
    expect(items.map((item) => item.kind === "bubble" && item.leads)).toEqual([true, false, true]);
  });

  it("puts unsent messages last and keeps their key when their event arrives", () => {
    const before = timelineOf([said("bot", "a")], [waiting]).items.at(-1);
    const after = timelineOf([said("bot", "a"), said("resident", "Hej", { id: "p" })]).items.at(-1);
    expect(before?.key).toBe(after?.key);
    expect(before).toMatchObject({ delivery: "waits" });
    expect(after).toMatchObject({ delivery: "sent" });
  });

  it("shows only the newest place in the queue of one wait", () => {
    const { items, waiting: standing } = timelineOf([
      handover("waiting", { position: 3 }),
      handover("waiting", { position: 2 }),
      said("resident", "Hallå?"),
      handover("waiting", { position: 1 }),
    ]);
    expect(items.map((item) => item.kind)).toEqual(["bubble", "handover"]);
    expect(standing?.position).toBe(1);
  });

  it("keeps the waits of two handovers apart", () => {
    const { items } = timelineOf([
      handover("waiting", { position: 1 }),
      handover("accepted", { agent: "A" }),
      handover("returned"),
      handover("waiting", { position: 2 }),
    ]);
    expect(items).toHaveLength(4);
  });

  it("knows the person one talks to, until the conversation is handed back", () => {
    expect(timelineOf([handover("accepted", { agent: "A" })]).agent).toBe("A");
    expect(timelineOf([handover("accepted"), handover("returned")]).agent).toBeNull();
  });
});

describe("what may be chosen", () => {
  const options = [{ option: "o", label: "Ja" }];

  it("is what was offered last", () => {
    const { options: open } = timelineOf([said("bot", "a", { options }), said("bot", "b")]);
    expect(open).toEqual([]);
    expect(timelineOf([said("bot", "a", { options })]).options).toEqual(options);
  });

  it("is gone once answered, even while the answer waits", () => {
    expect(timelineOf([said("bot", "a", { options }), said("resident", "Ja")]).options).toEqual([]);
    expect(timelineOf([said("bot", "a", { options })], [waiting]).options).toEqual([]);
  });

  it("is nothing in a closed conversation", () => {
    const closed = { seq: 99, at, from: "system", kind: "closed" } as ConversationEvent;
    const timeline = timelineOf([said("bot", "a", { options }), closed]);
    expect(timeline.options).toEqual([]);
    expect(timeline.closed).toBe(true);
  });

  it("gives no hint for the input while a person answers", () => {
    const expects = { slot: "date" };
    expect(timelineOf([said("bot", "När?", { expects })]).expects).toEqual(expects);
    const taken = [handover("accepted", { agent: "A" }), said("agent", "Hej", { expects })];
    expect(timelineOf(taken).expects).toBeNull();
  });
});
