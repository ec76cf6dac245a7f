// The answers of a course, read from its markdown as an author wrote them.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** What to tick, as the options' places in the source, or what to type. */
export type RightAnswer = { ticks: number[] } | { text: string };

export function answerKey(course: string, courses = "courses"): Map<string, RightAnswer> {
  const folder = resolve(import.meta.dirname, "..", courses, course);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(quiz|bank)\.md$/.test(name));
  const key = new Map<string, RightAnswer>();
  for (const file of files) {
    const questions = readFileSync(join(folder, file), "utf8").split(/^## /m).slice(1);
    for (const question of questions) {
      const id = /\{#(\S+?)[\s}]/.exec(question)?.[1];
      const answer = rightAnswer(question);
      if (id && answer) key.set(id, answer);
    }
  }
  return key;
}

function rightAnswer(question: string): RightAnswer | undefined {
  const options = [...question.matchAll(/^(?:\d+\.|-) \[([ x])\] /gm)];
  if (options.length > 0) return { ticks: options.flatMap(([, mark], place) => (mark === "x" ? [place] : [])) };
  const typed = /^= (.+)$/m.exec(question)?.[1];
  if (!typed) return undefined;
  // A number may have a tolerance or be an interval; its first bound is right too.
  const number = /^\[?\s*(-?[\d.,]+)\s*(?:\+-|;|\.\.|$)/.exec(typed)?.[1];
  return { text: number?.replace(/[.,]$/, "") ?? typed };
}

/** An answer of the same kind that is not right. */
export function wrongAnswer(right: RightAnswer): RightAnswer {
  if ("text" in right) return { text: "0" };
  return { ticks: [0, 1, 2].filter((place) => !right.ticks.includes(place)).slice(0, 1) };
}
