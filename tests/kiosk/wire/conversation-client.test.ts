import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConversationClient } from "../../../kiosk/src/wire/conversation-client.js";
import { wireLimits } from "../../../kiosk/src/wire/limits.js";
import { MemoryStore, type Store } from "../../../kiosk/src/wire/store.js";
import { FakeNetwork, type FakeSocket } from "../support/fake-socket.js";

let network: FakeNetwork;
let store: Store;

function makeClient(): ConversationClient {
  return new ConversationClient({
    url: "ws://city.example/api/v1/chat",
    channel: "web",
    locale: "sv",
    store,
    socket: network.factory,
    random: () => 0.5,
  });
}

function opened(socket: FakeSocket, seq = 0): void {
  socket.accept();
  socket.receive({ type: "opened", conversation: "c1", token: "t1", locale: "sv", seq });
}

const message = (seq: number, text: string, more: object = {}) => ({
  type: "event",
  seq,
  at: "2026-11-22T10:00:00.000Z",
  from: "bot",
  kind: "message",
  text,
  ...more,
});

const texts = (client: ConversationClient) =>
  client.events.map((event) => (event.kind === "message" ? event.text : event.kind));

beforeEach(() => {
  vi.useFakeTimers();
  network = new FakeNetwork();
  store = new MemoryStore();
});
afterEach(() => vi.useRealTimers());

describe("opening", () => {
  it("begins a conversation in the chosen language and remembers its key", () => {
    const client = makeClient();
    client.start();
    opened(network.last);
    expect(network.last.sent[0]).toEqual({ type: "open", channel: "web", locale: "sv" });
    expect(client.link).toBe("online");
    expect(JSON.parse(store.get("conversation") ?? "")).toEqual({
      conversation: "c1",
      token: "t1",
    });
  });

  it("resumes the remembered conversation and replays it from the first event", () => {
    store.set("conversation", JSON.stringify({ conversation: "c1", token: "t1" }));
    makeClient().start();
    network.last.accept();
    expect(network.last.sent[0]).toEqual({
      type: "open",
      conversation: "c1",
      token: "t1",
      after: 0,
    });
  });

  it("is replayed only when the last event before the opening has arrived", () => {
    const client = makeClient();
    client.start();
    opened(network.last, 2);
    network.last.receive(message(1, "ett"));
    expect(client.replayed).toBe(false);
    network.last.receive(message(2, "två"));
    expect(client.replayed).toBe(true);
  });

  it("begins anew when the service no longer knows the conversation, and keeps the unsent words", () => {
    store.set("conversation", JSON.stringify({ conversation: "gone", token: "t0" }));
    const client = makeClient();
    client.say("Hej");
    network.last.accept();
    network.last.receive({ type: "error", code: "unknown_conversation", message: "" });
    vi.advanceTimersByTime(10);
    opened(network.last);
    expect(network.last.sent[0]).toEqual({ type: "open", channel: "web", locale: "sv" });
    expect(network.last.of("say")).toMatchObject([{ text: "Hej" }]);
  });
});

describe("after a cut", () => {
  it("is connected again within two seconds, after the last event seen", () => {
    const client = makeClient();
    client.start();
    opened(network.last, 1);
    network.last.receive(message(1, "ett"));
    network.last.cut();
    expect(client.link).toBe("lost");
    vi.advanceTimersByTime(2000);
    expect(network.sockets).toHaveLength(2);
    network.last.accept();
    expect(network.last.sent[0]).toMatchObject({ conversation: "c1", after: 1 });
  });

  it("shows no event twice and none out of order", () => {
    const client = makeClient();
    client.start();
    opened(network.last, 2);
    network.last.receive(message(1, "ett"));
    network.last.receive(message(2, "två"));
    network.last.receive(message(2, "två"));
    network.last.receive(message(1, "ett"));
    network.last.receive(message(3, "tre"));
    expect(texts(client)).toEqual(["ett", "två", "tre"]);
  });

  it("asks again for what is missing instead of showing half", () => {
    const client = makeClient();
    client.start();
    opened(network.last, 1);
    network.last.receive(message(1, "ett"));
    network.last.receive(message(3, "tre"));
    vi.advanceTimersByTime(10);
    network.last.accept();
    expect(network.last.sent[0]).toMatchObject({ after: 1 });
    expect(texts(client)).toEqual(["ett"]);
  });

  it("obeys `reconnect` within its jitter", () => {
    makeClient().start();
    opened(network.last);
    const first = network.last;
    first.receive({ type: "reconnect" });
    expect(first.closedByClient).toBe(true);
    vi.advanceTimersByTime(wireLimits.reconnectJitter);
    expect(network.sockets).toHaveLength(2);
  });

  it("gives up a connection that never opens", () => {
    makeClient().start();
    network.last.accept();
    vi.advanceTimersByTime(wireLimits.openTimeout + 10);
    expect(network.sockets).toHaveLength(2);
  });

  it("ignores what a dropped socket still says", () => {
    const client = makeClient();
    client.start();
    opened(network.last);
    const old = network.last;
    const late = old.onmessage;
    client.wake();
    vi.advanceTimersByTime(10);
    opened(network.last);
    late?.({ data: JSON.stringify(message(1, "spöke")) });
    expect(texts(client)).toEqual([]);
  });
});

describe("sending", () => {
  it("counts a message as sent when the service accepted it, never before", () => {
    const client = makeClient();
    client.start();
    client.say("Hej");
    expect(client.outbox[0]?.state).toBe("waits");
    opened(network.last);
    expect(client.outbox[0]?.state).toBe("waits");
    const id = network.last.of("say")[0]?.["id"];
    network.last.receive({ type: "accepted", id, seq: 1 });
    expect(client.outbox[0]?.state).toBe("sent");
    network.last.receive(message(1, "Hej", { from: "resident", id }));
    expect(client.outbox).toHaveLength(0);
    expect(texts(client)).toEqual(["Hej"]);
  });

  it("repeats an unaccepted message under its own id after a cut", () => {
    const client = makeClient();
    client.start();
    opened(network.last);
    client.say("Hej");
    const before = network.last.of("say")[0];
    network.last.cut();
    vi.advanceTimersByTime(2000);
    opened(network.last);
    expect(network.last.of("say")).toEqual([before]);
  });

  it("does not repeat what the replay shows to have arrived", () => {
    const client = makeClient();
    client.start();
    opened(network.last);
    client.say("Hej");
    const id = network.last.of("say")[0]?.["id"];
    network.last.cut();
    vi.advanceTimersByTime(2000);
    opened(network.last, 1);
    network.last.receive(message(1, "Hej", { from: "resident", id }));
    expect(client.outbox).toHaveLength(0);
    expect(texts(client)).toEqual(["Hej"]);
  });

  it("sends the next only after the one before was accepted, so that the order holds", () => {
    const client = makeClient();
    client.start();
    opened(network.last);
    client.say("ett");
    client.say("två");
    expect(network.last.of("say")).toHaveLength(1);
    network.last.receive({ type: "accepted", id: network.last.of("say")[0]?.["id"], seq: 1 });
    expect(network.last.of("say").map((frame) => frame["text"])).toEqual(["ett", "två"]);
  });

  it("takes a connection without an answer for dead", () => {
    const client = makeClient();
    client.start();
    opened(network.last);
    client.say("Hej");
    vi.advanceTimersByTime(wireLimits.acceptTimeout + 10);
    expect(network.sockets).toHaveLength(2);
    opened(network.last);
    expect(network.last.of("say")).toHaveLength(1);
  });

  it("keeps unsent messages over a reload of the page, in their order", () => {
    const client = makeClient();
    client.say("ett");
    client.choose("o1", "Klotter");
    client.stop();
    const reloaded = makeClient();
    expect(reloaded.outbox.map((item) => item.text)).toEqual(["ett", "Klotter"]);
    reloaded.start();
    opened(network.last);
    const id = network.last.of("say")[0]?.["id"];
    expect(id).toBe(client.outbox[0]?.id);
    network.last.receive({ type: "accepted", id, seq: 1 });
    expect(network.last.of("choose")).toMatchObject([{ option: "o1" }]);
  });

  it("tries again by itself when the service is only busy", () => {
    const client = makeClient();
    client.start();
    opened(network.last);
    client.say("Hej");
    const id = network.last.of("say")[0]?.["id"];
    network.last.receive({ type: "error", code: "too_fast", message: "Lugn", id });
    expect(client.outbox[0]?.state).toBe("waits");
    vi.advanceTimersByTime(wireLimits.resendAfter);
    expect(network.last.of("say")).toHaveLength(2);
  });

  it("stops after a named number of tries and asks the resident", () => {
    const client = makeClient();
    client.start();
    opened(network.last);
    client.say("Hej");
    const id = network.last.of("say")[0]?.["id"];
    for (let i = 0; i < wireLimits.resends; ++i) {
      network.last.receive({ type: "error", code: "disk_full", message: "Fullt", id });
      vi.advanceTimersByTime(wireLimits.resendAfter);
    }
    expect(client.outbox[0]).toMatchObject({ state: "refused", reason: "Fullt" });
    client.again(String(id));
    expect(network.last.of("say").pop()).toMatchObject({ id });
  });

  it("says why a message was refused and goes on with the next", () => {
    const client = makeClient();
    client.start();
    opened(network.last);
    client.say("för långt");
    client.say("kort");
    const id = network.last.of("say")[0]?.["id"];
    network.last.receive({ type: "error", code: "text_too_long", message: "För långt.", id });
    expect(client.outbox[0]).toMatchObject({ state: "refused", reason: "För långt." });
    expect(network.last.of("say")[1]).toMatchObject({ text: "kort" });
  });

  it("refuses more than the outbox holds", () => {
    const client = makeClient();
    for (let i = 0; i < wireLimits.outbox; ++i) expect(client.say(`${i}`)).toBe(true);
    expect(client.say("en till")).toBe(false);
  });

  it("tells a language chosen while cut off before the words that follow", () => {
    const client = makeClient();
    client.start();
    client.setLocale("ar");
    client.say("مرحبا");
    opened(network.last);
    expect(network.last.sent.map((frame) => frame["type"])).toEqual(["open", "locale", "say"]);
  });
});

describe("leaving", () => {
  it("forgets everything at once and waits for the service to close", async () => {
    const client = makeClient();
    client.start();
    opened(network.last, 1);
    network.last.receive(message(1, "hemligt"));
    const left = client.leave();
    expect(client.events).toHaveLength(0);
    expect(store.keys()).toEqual([]);
    expect(network.last.of("leave")).toHaveLength(1);
    network.last.receive({ type: "event", seq: 2, at: "", from: "system", kind: "closed" });
    await left;
    expect(client.link).toBe("idle");
    expect(client.events).toHaveLength(0);
  });

  it("does not wait for a service that does not answer", async () => {
    const client = makeClient();
    client.start();
    opened(network.last);
    const left = client.leave();
    vi.advanceTimersByTime(wireLimits.leaveGrace);
    await left;
    expect(client.link).toBe("idle");
  });
});
