// The figure's colours: custom properties of the style sheet, so that light and dark are decided there.
import type { Tone } from "../pure/scene";

const NAMES = {
  work: "--figure-work",
  other: "--figure-other",
  torso: "--figure-torso",
  shortsWork: "--figure-shorts",
  shortsOther: "--figure-shorts-other",
  outline: "--figure-outline",
  hair: "--figure-hair",
  strap: "--figure-strap",
  ball: "--figure-ball",
  glow: "--figure-glow",
  wood: "--figure-wood",
  woodSide: "--figure-wood-side",
  woodEdge: "--figure-wood-edge",
  grip: "--figure-grip",
  floor: "--figure-floor",
  floorLine: "--figure-floor-line",
  wall: "--figure-wall",
  silhouette: "--figure-silhouette",
} as const;

type ColourName = keyof typeof NAMES;
export type Colours = Readonly<Record<ColourName, string>>;

export interface Palette extends Colours {
  readonly tones: Readonly<Record<Tone, string>>;
  /** The same colours in the shade. */
  readonly shaded: Readonly<Record<Tone, string>>;
  /** How the glow fades from its middle (0) to its rim (1). */
  readonly glowStops: readonly (readonly [number, string])[];
}

/** Colours where the style sheet says nothing, so that the figure is never invisible. */
const FALLBACK = "#6b7f90";
/** How much light the shade takes. */
const SHADE = 0.17;

/** Reads the colours that hold for an element right now. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim() || FALLBACK;
  const entries = Object.entries(NAMES).map(([key, name]) => [key, read(name)]);
  const colours = Object.fromEntries(entries) as Colours;
  const tones = tonesOf(colours);
  return { ...colours, tones, shaded: shadedTones(tones), glowStops: glowStops(colours.glow) };
}

/** The same colours without shade: half the painting. */
export function flat(palette: Palette): Palette {
  return { ...palette, shaded: palette.tones };
}

function tonesOf(colours: Colours): Record<Tone, string> {
  return {
    work: colours.work,
    other: colours.other,
    torso: colours.torso,
    head: colours.torso,
    "shorts-work": colours.shortsWork,
    "shorts-other": colours.shortsOther,
    hair: colours.hair,
    nose: colours.outline,
    band: colours.strap,
    iron: colours.ball,
    grip: colours.grip,
    bag: colours.wood,
    pocket: colours.woodEdge,
  };
}

function shadedTones(tones: Record<Tone, string>): Record<Tone, string> {
  const entries = Object.entries(tones).map(([tone, colour]) => [tone, darkened(colour)]);
  return Object.fromEntries(entries) as Record<Tone, string>;
}

/** A #rrggbb colour in the shade; other ways to write a colour stay as they are. */
function darkened(colour: string): string {
  const channels = channelsOf(colour);
  return channels ? `rgb(${channels.map((channel) => Math.round(channel * (1 - SHADE))).join(" ")})` : colour;
}

function glowStops(colour: string): [number, string][] {
  const channels = channelsOf(colour) ?? [255, 106, 61];
  const faded = (strength: number): string => `rgb(${channels.join(" ")} / ${strength})`;
  return [
    [0, faded(0.95)],
    [0.5, faded(0.6)],
    [1, faded(0)],
  ];
}

/** Red, green and blue of a #rrggbb colour. */
function channelsOf(colour: string): number[] | null {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return hex ? hex.slice(1).map((pair) => Number.parseInt(pair, 16)) : null;
}
