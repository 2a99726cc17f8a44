import { expect, test } from "vitest";
import { untilDone } from "./again";

test("what fails is tried again after a pause, and no more once it is done", async () => {
  const course: string[] = [];
  const results = [false, false, true];
  await untilDone(
    async () => {
      course.push("try");
      return results.shift() ?? true;
    },
    async (failures) => void course.push(`pause ${failures}`),
  );
  expect(course).toEqual(["try", "pause 1", "try", "pause 2", "try"]);
});
