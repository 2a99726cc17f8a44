// Walks through unknown JSON, keeps the path for messages, and gathers faults instead of stopping at the first.

/** One place in a JSON value. Wrong types are noted in the shared list and read as an empty value. */
export class JsonReader {
  constructor(
    private readonly value: unknown,
    private readonly path: string,
    private readonly faults: string[],
  ) {}

  fault(expected: string): void {
    this.faults.push(`${this.path}: ${expected}`);
  }

  has(key: string): boolean {
    return isRecord(this.value) && this.value[key] !== undefined && this.value[key] !== null;
  }

  at(key: string): JsonReader {
    return new JsonReader(
      isRecord(this.value) ? this.value[key] : undefined,
      `${this.path}.${key}`,
      this.faults,
    );
  }

  string(): string {
    return typeof this.value === "string" ? this.value : this.wrong("a string", "");
  }

  boolean(): boolean {
    return typeof this.value === "boolean" ? this.value : this.wrong("true or false", false);
  }

  number(): number {
    return isNumber(this.value) ? this.value : this.wrong("a number", 0);
  }

  /** A whole number from 0 to below `limit`. */
  index(limit: number): number {
    const isIndex =
      isNumber(this.value) && Number.isInteger(this.value) && this.value >= 0 && this.value < limit;
    return isIndex ? (this.value as number) : this.wrong(`a whole number from 0, below ${limit}`, 0);
  }

  numbers(): number[] {
    const isList = Array.isArray(this.value) && this.value.every(isNumber);
    return isList ? (this.value as number[]) : this.wrong("a list of numbers", []);
  }

  oneOf<Choice extends string>(choices: readonly Choice[]): Choice {
    const choice = choices.find((candidate) => candidate === this.value);
    return choice ?? this.wrong(`one of ${choices.join(", ")}`, choices[0] as Choice);
  }

  items<Item>(read: (item: JsonReader) => Item): Item[] {
    if (!Array.isArray(this.value)) return this.wrong("a list", []);
    return this.value.map((item, i) => read(new JsonReader(item, `${this.path}[${i}]`, this.faults)));
  }

  private wrong<Fallback>(expected: string, fallback: Fallback): Fallback {
    this.fault(`expected ${expected}, got ${shown(this.value)}`);
    return fallback;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : (JSON.stringify(value) ?? String(value)).slice(0, 40);
}
