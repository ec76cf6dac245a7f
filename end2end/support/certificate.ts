// A certificate's file as the tools of poppler read it.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export class CertificateFile {
  private readonly path: string;

  constructor(
    private readonly folder: string,
    pdf: Buffer,
  ) {
    this.path = join(folder, "certificate.pdf");
    writeFileSync(this.path, pdf);
  }

  text(): string {
    return execFileSync("pdftotext", ["-raw", this.path, "-"], { encoding: "utf8" }).normalize("NFC").replace(/\s+/g, " ");
  }

  /** The sheet as a camera would see it. */
  picture(): string {
    const start = join(this.folder, "certificate");
    execFileSync("pdftoppm", ["-png", "-r", "200", "-singlefile", this.path, start]);
    return `${start}.png`;
  }

  /** The text of its QR code, made again from the signed record that is attached. */
  qrText(url: string, code: string): string {
    const record = join(this.folder, "credential.cose");
    execFileSync("pdfdetach", ["-savefile", "credential.cose", "-o", record, this.path]);
    return `${url}/verify/${code}#${base32(readFileSync(record))}`;
  }
}

function base32(bytes: Buffer): string {
  const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += signs[(held >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + signs[(held << (5 - bits)) & 31] : text;
}
