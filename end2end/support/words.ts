// The sentences of the site, from the same files as the site's, so that a journey reads alike in every language.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Language = "vi" | "en";

const LOCALES = join(import.meta.dirname, "../../app/locales");

/** `say("quiz-start")` is that sentence; what the site fills in matches anything, or exactly what is given here. */
export type Say = (key: string, values?: Record<string, string | number>) => RegExp;

export function sentences(language: Language): Say {
  const texts = new Map<string, string>();
  for (const file of readdirSync(join(LOCALES, language)).filter((name) => name.endsWith(".ftl"))) {
    for (const line of readFileSync(join(LOCALES, language, file), "utf8").split("\n")) {
      const [, key, text] = /^([a-z][a-z0-9-]*) = (.+)$/.exec(line) ?? [];
      if (key && text) texts.set(key, text);
    }
  }
  return (key, values = {}) => {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`no sentence ${key} in ${language} on a line of its own`);
    const parts = text.split(/(\{ \$[a-z_]+ \})/).map((part) => {
      const name = /^\{ \$([a-z_]+) \}$/.exec(part)?.[1];
      if (!name) return escaped(part);
      return name in values ? escaped(String(values[name])) : ".+";
    });
    return new RegExp(`^\\s*${parts.join("")}\\s*$`);
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
