// What wasm-bindgen makes of browser/author/src/lib.rs.
declare module "author-wasm" {
  export default function init(options: { module_or_path: string }): Promise<unknown>;
  export function sample(path: string, text: string, locale: string): string;
  export class Workshop {
    constructor(folder: string, locale: string);
    write(path: string, text: string): void;
    has_medium(path: string): void;
    look(path: string): string;
  }
}
