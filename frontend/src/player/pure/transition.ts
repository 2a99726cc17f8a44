// The player's one rule: state, input and the time it is give the next state, what happened, and what is said.

import * as ending from "./ending";
import * as pain from "./pain-flow";
import * as skipping from "./skipping";
import type { EndReason, Mode, PainSide, State } from "./state";
import * as steps from "./steps";
import * as swaps from "./swaps";
import type { Context, Outcome, Turn } from "./turn";

export type Input =
  | { readonly do: "tick" }
  | { readonly do: "start" }
  | { readonly do: "toggle" }
  | { readonly do: "pause" }
  | { readonly do: "go-on" }
  | { readonly do: "back" }
  | { readonly do: "forward" }
  | { readonly do: "restart" }
  | { readonly do: "longer" }
  | { readonly do: "shorter" }
  | { readonly do: "easier" }
  | { readonly do: "harder" }
  | { readonly do: "take-swap" }
  | { readonly do: "hurts" }
  | { readonly do: "score"; readonly score: number }
  | { readonly do: "kind"; readonly kind: string }
  | { readonly do: "where"; readonly where: string; readonly side: PainSide | null }
  | { readonly do: "danger"; readonly any: boolean }
  | { readonly do: "stop"; readonly choice: pain.StopChoice }
  | { readonly do: "scope"; readonly whole: boolean }
  | { readonly do: "reason"; readonly reason: string }
  | { readonly do: "answer"; readonly answer: string | null }
  | { readonly do: "leave" }
  | { readonly do: "ask-why" }
  | { readonly do: "finish-early"; readonly reason: EndReason }
  | { readonly do: "number"; readonly value: number | null }
  | { readonly do: "previous" }
  | { readonly do: "note"; readonly note: string }
  | { readonly do: "save" }
  | { readonly do: "close" }
  | { readonly do: "restored" }
  | { readonly do: "resume" }
  | { readonly do: "discard" };

type Handler<Kind extends Input["do"]> = (turn: Turn, input: Extract<Input, { do: Kind }>) => void;
type Handlers<Kind extends Input["do"] = Input["do"]> = { readonly [Each in Kind]: Handler<Each> };

const ON_THE_WAY: ReadonlySet<Mode["name"]> = new Set<Mode["name"]>(["playing", "paused"]);

/** Let a handler act only while a step is on the screen, so that no key acts behind a dialog. */
function onTheWay(handler: (turn: Turn) => void): (turn: Turn) => void {
  return (turn) => {
    if (ON_THE_WAY.has(turn.state.mode.name)) handler(turn);
  };
}

function toggle(turn: Turn): void {
  if (turn.state.mode.name === "playing") steps.pause(turn);
  else steps.goOn(turn);
}

function previous(turn: Turn): void {
  pain.painBack(turn);
  ending.numberBack(turn);
}

const HANDLERS: Handlers = {
  tick: () => {},
  start: ending.start,
  toggle: onTheWay(toggle),
  pause: (turn) => turn.state.mode.name === "playing" && steps.pause(turn),
  "go-on": (turn) => turn.state.mode.name === "paused" && steps.goOn(turn),
  back: onTheWay(steps.back),
  forward: onTheWay(steps.forward),
  restart: onTheWay(steps.restart),
  longer: onTheWay(steps.longer),
  shorter: onTheWay(steps.shorter),
  easier: onTheWay((turn) => swaps.offerSwap(turn, "easier")),
  harder: onTheWay((turn) => swaps.offerSwap(turn, "harder")),
  "take-swap": swaps.takeSwap,
  hurts: onTheWay(pain.hurts),
  score: (turn, { score }) => pain.takeScore(turn, score),
  kind: (turn, { kind }) => pain.takeKind(turn, kind),
  where: (turn, { where, side }) => pain.takeWhere(turn, where, side),
  danger: (turn, { any }) => pain.takeDanger(turn, any),
  stop: (turn, { choice }) => pain.takeStop(turn, choice),
  scope: (turn, { whole }) => skipping.takeScope(turn, whole),
  reason: (turn, { reason }) => skipping.takeReason(turn, reason),
  answer: (turn, { answer }) => ending.takeAnswer(turn, answer),
  leave: onTheWay(ending.leave),
  "ask-why": ending.askWhy,
  "finish-early": (turn, { reason }) => ending.finishEarly(turn, reason),
  number: (turn, { value }) => ending.takeNumber(turn, value),
  previous,
  note: (turn, { note }) => ending.takeNote(turn, note),
  save: ending.save,
  close: steps.close,
  restored: ending.restored,
  resume: ending.resume,
  discard: ending.discard,
};

/** Return what follows from an input at a time (wall clock, milliseconds): first the time that passed, then the input. */
export function transition(context: Context, state: State, input: Input, now: number): Outcome {
  const turn: Turn = { ...context, state, now, events: [], spoken: [] };
  if (input.do !== "restored") steps.catchUp(turn);
  const handle = HANDLERS[input.do] as (turn: Turn, input: Input) => void;
  handle(turn, input);
  return { state: turn.state, events: turn.events, spoken: turn.spoken };
}
