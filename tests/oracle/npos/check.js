// Reads a job as npos understands ESC/POS, and compares it with what the slip says.
// node check.js JOB FACTS: FACTS is what `hall printer profile NAME --sample JOB --json` printed.
'use strict';

const assert = require('assert');
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const Parser = require('npos/lib/parser');
const { rules } = require('npos/lib/parser/ruler');

// The one command of ours that npos 0.1.19 has no rule for: two bytes of length, then as many more.
rules[0x1d]['(k'] = ['d16'];

const [jobFile, factsFile] = process.argv.slice(2);
const job = fs.readFileSync(jobFile);
const facts = JSON.parse(fs.readFileSync(factsFile, 'utf8'));
const parser = new Parser();
const { tree, error } = parser.analyze(job);
assert.ok(!error, `${facts.name}: ${error}`);
const end = tree.reduce((at, token) => {
  assert.strictEqual(token.offset, at, `${facts.name}: a gap before byte ${token.offset}`);
  return token.offset + token.length;
}, 0);
assert.strictEqual(end, job.length, `${facts.name}: ends at ${end} of ${job.length}`);

const SENT = ['ESC @', 'ESC a', 'ESC E', 'ESC J', 'FS &', 'FS W', 'FS 2', 'GS !', 'GS V', 'GS v0', 'GS (k', 'STX '];
const lines = [];
const rows = [];
let stored = null;
let kept = 0;
const counts = {};
for (const token of tree) {
  const name = `${token.ascii} ${token.fn || ''}`;
  assert.ok(SENT.includes(name), `${facts.name}: ${name} at ${token.offset}`);
  counts[name.trim()] = (counts[name.trim()] || 0) + 1;
  const bytes = job.subarray(token.offset, token.offset + token.length);
  if (name === 'STX ') lines.push(bytes);
  if (name === 'FS 2') kept += 1;
  if (name === 'GS (k' && bytes.subarray(5, 8).toString('latin1') === '1P0') stored = bytes.subarray(8).toString('utf8');
  if (name === 'GS v0') {
    const [across, down] = [bytes.readUInt16LE(4), bytes.readUInt16LE(6)];
    for (let row = 0; row < down; row++) rows.push(bytes.subarray(8 + row * across, 8 + (row + 1) * across));
  }
}

// Text: GB18030 but for the letters the printer keeps for us, FEA1 and after.
const gb18030 = new TextDecoder('gb18030', { fatal: true });
const letters = [];
for (const line of lines) {
  for (let at = 0; at < line.length; ) {
    const length = line[at] < 0x80 ? 1 : 2;
    const bytes = line.subarray(at, at + length);
    const ours = bytes[0] === 0xfe && bytes[1] >= 0xa1;
    letters.push(ours ? bytes[1] - 0xa1 : gb18030.decode(bytes));
    at += length;
  }
}
const shown = letters.filter((letter) => typeof letter === 'number' || !/[\s-]/.test(letter));

// Every word of the slip comes next in the text, or was drawn as dots.
const shapes = new Map();
const follows = (word, at) => word.every((letter, index) => {
  const read = shown[at + index];
  if (typeof read !== 'number') return read === letter;
  return !shapes.has(read) || shapes.get(read) === letter;
});
let at = 0;
const drawn = [];
for (const text of facts.sample.words) {
  const word = [...text].filter((letter) => !/[\s-]/.test(letter));
  if (follows(word, at)) {
    word.forEach((letter, index) => {
      if (typeof shown[at + index] === 'number') shapes.set(shown[at + index], letter);
    });
    at += word.length;
  } else {
    drawn.push(text);
  }
}
assert.strictEqual(at, shown.length, `${facts.name}: words nobody wrote after ${shown.slice(0, at).join('')}`);
assert.strictEqual(shapes.size, kept, `${facts.name}: letters kept and not used`);

// The code: the printer's own, or read out of the dots.
let code = stored;
if (code === null) {
  const across = Math.max(...rows.map((row) => row.length)) * 8;
  const dots = Buffer.alloc(across * rows.length, 255);
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length * 8; x++) if ((row[x >> 3] << (x & 7)) & 0x80) dots[y * across + x] = 0;
  });
  const picture = path.join(path.dirname(jobFile), `${facts.name}.pgm`);
  fs.writeFileSync(picture, Buffer.concat([Buffer.from(`P5 ${across} ${rows.length} 255\n`), dots]));
  code = execFileSync('zbarimg', ['-q', '--raw', picture], { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim();
}
assert.ok(drawn.includes(code) && code.endsWith('F617XPFXK2WSDTRK9D9YCDQNG7Z2164K1EQMB22G'), `${facts.name}: the code says ${code}`);
const whole = drawn.filter((text) => text !== code);
if (facts.letters !== 'none') {
  assert.ok(whole.every((text) => text.includes('𠮷')) && whole.length === (facts.glyph_slots > 0 ? 0 : 1), `${whole}`);
}
console.log(`${facts.name}: ${job.length} bytes, ${tree.length} tokens, ${kept} letters kept, ${whole.length} texts drawn, code read ${stored === null ? 'by zbarimg' : 'from GS ( k'}`);
