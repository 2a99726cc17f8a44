// What stands in front of the session, as data: a title, words, and choices. One thing at a time.

import {
  type Asking,
  type BodyRow,
  type Choice,
  CLOSE,
  type Dialog,
  type Of,
  PLAIN,
  questionDialog,
  scale,
  TODAY,
} from "./dialog-parts";
import { endDialog, finishedDialog, helpDialog, resumeDialog } from "./end-dialogs";
import type { Say } from "./phrases";
import { blockAt, neighbour, otherSides } from "./route";
import type { PainSide } from "./state";
import type { LeftOut, Timeline } from "./timeline";

export type { Act, BodyRow, Choice, Dialog, Titled } from "./dialog-parts";

/** Return the dialog of a state, or null while the session itself is on the screen. */
export function dialogOf(asking: Asking): Dialog | null {
  const { mode } = asking.state;
  switch (mode.name) {
    case "playing":
    case "paused":
      return null;
    case "start":
      return startDialog(asking);
    case "pain":
      return painDialog(asking, mode);
    case "stop":
      return stopDialog(asking, mode);
    case "danger":
      return dangerDialog(asking, mode);
    case "swap":
      return swapDialog(asking, mode);
    case "skip":
      return skipDialog(asking, mode);
    case "question":
      return questionDialog(asking, mode.question, "wait");
    case "leave":
      return leaveDialog(asking);
    case "leave-why":
      return whyDialog(asking);
    case "end":
      return endDialog(asking, mode);
    case "finished":
      return finishedDialog(asking, mode);
    case "help":
      return helpDialog(asking);
    case "resume":
      return resumeDialog(asking, mode);
  }
}

/** The session plays in another tab. */
export function elsewhereDialog(say: Say): Dialog {
  return {
    ...PLAIN,
    key: "elsewhere",
    title: say("elsewhere_title"),
    words: [say("elsewhere_body")],
    choices: [
      { label: say("elsewhere_take"), act: { do: "take-over" }, look: "primary" },
      { label: say("done_today"), act: { do: "visit", href: TODAY } },
    ],
  };
}

/** There is no session to play: no connection, and none kept. */
export function noSessionDialog(say: Say): Dialog {
  return {
    ...PLAIN,
    key: "no-session",
    title: say("no_session_title"),
    words: [say("no_session_body")],
    choices: [
      { label: say("try_again"), act: { do: "reload" }, look: "primary" },
      { label: say("done_today"), act: { do: "visit", href: TODAY } },
    ],
  };
}

function startDialog({ timeline, say }: Asking): Dialog {
  const leftOut = leftOutByReason(timeline, say);
  const words = timeline.note ? [timeline.note] : [];
  return {
    ...PLAIN,
    key: "start",
    title: say("start_title", { minutes: Math.max(1, Math.round(timeline.total_s / 60)) }), // what really runs
    words: timeline.equipment.length === 0 ? [...words, say("start_nothing")] : words,
    before: [
      { title: say("start_need"), items: neededNames(timeline, false, say) },
      { title: say("start_place"), items: neededNames(timeline, true, say) },
    ],
    choices: [{ label: say("start"), act: { do: "start" }, look: "primary", hint: say("start_hint") }],
    footer: [{ label: say("cancel"), act: { do: "visit", href: TODAY }, look: "quiet" }],
    escape: { do: "visit", href: TODAY },
    after: [{ title: say("start_left_out", { count: timeline.left_out.length }), items: leftOut }],
  };
}

/** What to fetch, or where to go, with what else does. */
function neededNames(timeline: Timeline, place: boolean, say: Say): string[] {
  return timeline.equipment
    .filter((item) => (item.place ?? false) === place)
    .map(({ name, stand_ins, stands_for }) => {
      const more = [
        ...(stands_for ? [say("start_stands_for", { name: stands_for })] : []),
        ...(stand_ins.length > 0 ? [say("start_stand_in", { names: stand_ins.join(", ") })] : []),
      ];
      return more.length === 0 ? name : `${name} (${more.join(", ")})`;
    });
}

/** Exercises left out for the same reason share its sentence, if they also come on the same day. */
function leftOutByReason({ left_out }: Timeline, say: Say): string[] {
  const groups = new Map<string, LeftOut[]>();
  for (const each of left_out) {
    const key = JSON.stringify([each.reason, each.comes_on ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((group) => leftOutTogether(group, say));
}

function leftOutTogether(group: readonly LeftOut[], say: Say): string {
  const { reason, comes_on: day } = group[0] as LeftOut;
  const names = group.map(({ name }) => name).join(", ");
  const comes = day ? ` ${say(group.length === 1 ? "start_comes" : "start_come", { day })}` : "";
  return `${names}. ${reason}${comes}`;
}

function painDialog(asking: Asking, mode: Of<"pain">): Dialog {
  const { timeline, say } = asking;
  const back: Choice = {
    label: say(mode.stage === "score" ? "cancel" : "back"),
    act: { do: "previous" },
    look: "quiet",
  };
  const common = { ...PLAIN, key: `pain.${mode.stage}`, footer: [back], escape: { do: "previous" } as const };
  if (mode.stage === "score") {
    const title = say(mode.report.again ? "pain_again" : "pain_score");
    const choices = scale((score) => ({ do: "score", score }));
    return { ...common, title, words: [say("pain_score_hint")], layout: "scale", choices };
  }
  if (mode.stage === "kind") {
    const choices = timeline.pain_kinds.map(
      ({ id, name }): Choice => ({ label: name, act: { do: "kind", kind: id } }),
    );
    return { ...common, title: say("pain_kind"), choices };
  }
  return {
    ...common,
    title: say("pain_where"),
    layout: "body",
    list: [say("left"), say("right")],
    rows: bodyRows(timeline, say),
  };
}

function bodyRows(timeline: Timeline, say: Say): BodyRow[] {
  const at = (where: string, side: PainSide, label: string): Choice => ({
    label,
    act: { do: "where", where, side },
    ...(side === "middle" ? {} : { spoken: `${say(side)}: ${label}` }),
  });
  return timeline.body_regions.map(({ id, name, side }) => {
    if (side === "middle") return { middle: at(id, "middle", name) };
    return { left: at(id, "left", name), right: at(id, "right", name) };
  });
}

/** The first choice is what the rule says: without the exercise, or where that may do, in an easier way. */
function stopDialog({ timeline, state, say }: Asking, mode: Of<"stop">): Dialog {
  const end: Choice = { label: say("stop_session"), act: { do: "stop", choice: "end" } };
  const common = { ...PLAIN, key: `stop.${mode.action}` };
  if (mode.action === "stop-session") {
    const title = say("stop_session_title");
    return { ...common, title, words: [mode.say], choices: [{ ...end, look: "primary" }] };
  }
  const easier = easierChoice({ timeline, state, say }, mode);
  const without = withoutChoices({ timeline, state, say });
  const choices = mode.easier === "first" ? [...easier, ...without] : [...without, ...easier];
  const [first, ...others] = choices as [Choice, ...Choice[]];
  // Where the danger signs were asked, the sentence stood above them.
  const title = mode.check ? say("stop_title") : mode.say;
  return { ...common, title, choices: [{ ...first, look: "primary" }, ...others, end] };
}

type Where = Pick<Asking, "timeline" | "state" | "say">;

function easierChoice({ timeline, state, say }: Where, mode: Of<"stop">): Choice[] {
  const easier =
    mode.easier !== undefined ? neighbour(state, blockAt(timeline, state.block), "easier") : null;
  if (easier === null) return [];
  const label = say("stop_easier", { name: easier.variant_name });
  const hint = howToChange(timeline, easier.equipment, say);
  return [{ label, act: { do: "stop", choice: "easier" }, hint }];
}

function withoutChoices({ timeline, state, say }: Where): Choice[] {
  const without: Choice = { label: say("stop_without"), act: { do: "stop", choice: "without" } };
  const hasOtherSide = otherSides(timeline, state, state.block).length > 0;
  if (!hasOtherSide) return [without];
  const thisSide: Choice = { label: say("stop_this_side"), act: { do: "stop", choice: "this-side" } };
  return [{ ...without, hint: say("stop_without_both") }, thisSide];
}

/** What another way needs, and that it does not go on in the middle. */
function howToChange(timeline: Timeline, equipment: readonly string[], say: Say): string {
  if (equipment.length === 0) return say("swap_again");
  const names = equipment.map(
    (id) => timeline.equipment.find((item) => item.id === id)?.name ?? id.replaceAll("-", " "),
  );
  return `${say("swap_needs", { names: names.join(", ") })}. ${say("swap_again")}`;
}

function dangerDialog({ timeline, say }: Asking, mode: Of<"danger">): Dialog {
  const own = (["1", "2", "3", "4", "5", "6"] as const).map((number) => say(`danger_${number}`));
  return {
    ...PLAIN,
    key: "danger",
    title: say("danger_title"),
    words: [mode.say],
    list: timeline.danger_signs?.map(({ ask }) => ask) ?? own,
    choices: [
      { label: say("danger_yes"), act: { do: "danger", any: true }, look: "danger" },
      { label: say("danger_no"), act: { do: "danger", any: false } },
    ],
  };
}

function swapDialog({ timeline, state, say }: Asking, mode: Of<"swap">): Dialog {
  const way = neighbour(state, blockAt(timeline, state.block), mode.level);
  const name = way?.variant_name ?? "";
  const take: Choice = { label: say("swap_to", { name }), act: { do: "take-swap" }, look: "primary" };
  return {
    ...PLAIN,
    key: `swap.${mode.level}`,
    title: say(mode.level === "easier" ? "swap_title_easier" : "swap_title_harder"),
    choices: [{ ...take, hint: howToChange(timeline, way?.equipment ?? [], say) }],
    footer: [{ label: say("cancel"), act: CLOSE, look: "quiet" }],
    escape: CLOSE,
  };
}

function skipDialog({ timeline, say }: Asking, mode: Of<"skip">): Dialog {
  const scope = (whole: boolean): Choice => ({
    label: say(whole ? "skip_exercise" : "skip_part"),
    act: { do: "scope", whole },
    isPressed: mode.whole === whole,
  });
  return {
    ...PLAIN,
    key: `skip.${mode.whole}`,
    title: say("skip_title"),
    choices: timeline.skip_reasons.map(({ id, name }) => ({
      label: name,
      act: { do: "reason", reason: id },
    })),
    footer: [scope(false), scope(true), { label: say("cancel"), act: CLOSE, look: "quiet" }],
    escape: CLOSE,
  };
}

function leaveDialog({ say }: Asking): Dialog {
  return {
    ...PLAIN,
    key: "leave",
    title: say("leave_title"),
    choices: [
      { label: say("go_on"), act: CLOSE, look: "primary" },
      { label: say("leave_keep"), act: { do: "visit", href: TODAY } },
      { label: say("leave_finish"), act: { do: "ask-why" } },
    ],
    escape: CLOSE,
  };
}

function whyDialog({ timeline, say }: Asking): Dialog {
  return {
    ...PLAIN,
    key: "leave-why",
    title: say("leave_why"),
    choices: timeline.skip_reasons.map(({ id, name }) => ({
      label: name,
      act: { do: "finish-early", reason: id },
    })),
    footer: [{ label: say("cancel"), act: CLOSE, look: "quiet" }],
    escape: CLOSE,
  };
}
