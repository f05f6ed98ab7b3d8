// Tables as files, made in the page: CSV, and Excel's format as a zip of five small XML files that are stored as they are.
const files = (() => {
  // As diembao/read/records.py has it: what a spreadsheet would run, or turn into a date or a number.
  const white = "[\\s\\x1c-\\x1f\\x85]*", digits = "\\p{Nd}";
  const formula = new RegExp(`^(?:${white}[=+\\-@\\t\\r]|')`, "u");
  const dateLike = new RegExp(`^(?:${white}${digits}{1,4}${white}[-/.:]${white}${digits}{1,4}(?:${white}[-/.:]${white}${digits}{1,4})?${white}` +
    `|${white}0${digits}+${white}|${white}${digits}+[eE]${digits}+${white}|${white}${digits}{4}-${digits}${digits}T?[^\\n]*)$`, "u");
  const guard = cell => typeof cell === "string" && (formula.test(cell) || dateLike.test(cell)) ? "'" + cell : cell;

  function csv(names, rows) {
    const quoted = cell => cell === null ? "" : /[",\r\n]/.test(cell) ? '"' + String(cell).replaceAll('"', '""') + '"' : String(cell);
    // Excel takes a CSV file for UTF-8 only where it opens with a byte-order mark.
    return "\ufeff" + [names, ...rows].map(row => row.map(guard).map(quoted).join(",") + "\n").join("");
  }

  // Lone surrogates and most control characters are no XML; a cell of Excel holds 32,767 characters.
  const xml = text => text.replace(/\p{Cs}/gu, "\ufffd").replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "").slice(0, 32767)
    .replace(/[&<>\r]/g, sign => `&#${sign.codePointAt(0)};`);
  const letters = at => (at < 26 ? "" : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + at % 26);

  function sheet(names, rows) {
    const cell = (value, place) => value === null ? "" : typeof value === "number" ? `<c r="${place}"><v>${value}</v></c>`
      : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xml(guard(value))}</t></is></c>`;
    const row = (cells, i) => `<row r="${i + 1}">${cells.map((value, at) => cell(value, letters(at) + (i + 1))).join("")}</row>`;
    return `<worksheet xmlns="${MAIN}"><sheetData>${[names, ...rows].map(row).join("")}</sheetData></worksheet>`;
  }

  const OPEN = "http://schemas.openxmlformats.org/", MAIN = OPEN + "spreadsheetml/2006/main", RELATIONS = OPEN + "package/2006/relationships";
  const OFFICE = OPEN + "officeDocument/2006/relationships", TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  const relation = (kind, target) =>
    `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`;

  function excel(names, rows) {
    return zip({
      "[Content_Types].xml": `<Types xmlns="${OPEN}package/2006/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}sheet.main+xml"/>` +
        `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}worksheet+xml"/></Types>`,
      "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
      "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
      "xl/worksheets/sheet1.xml": sheet(names, rows),
    });
  }

  // CRC-32 and the three records of the zip format: PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
  const steps = Uint32Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? byte >>> 1 ^ 0xedb88320 : byte >>> 1;
    return byte;
  });
  const crc = bytes => ~bytes.reduce((sum, byte) => sum >>> 8 ^ steps[(sum ^ byte) & 255], ~0) >>> 0;

  function record(signature, ...fields) {
    const view = new DataView(new ArrayBuffer(4 + fields.reduce((size, [, bytes]) => size + bytes, 0)));
    view.setUint32(0, signature, true);
    let at = 4;
    for (const [value, bytes] of fields) {
      if (bytes === 2) view.setUint16(at, value, true); else view.setUint32(at, value, true);
      at += bytes;
    }
    return new Uint8Array(view.buffer);
  }

  function zip(parts) {
    const stored = [], index = [], utf8 = new TextEncoder();
    let offset = 0, long = 0;
    for (const name in parts) {
      const title = utf8.encode(name), bytes = utf8.encode('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + parts[name]);
      // Version 2.0, names in UTF-8, not compressed, of 1 January 1980.
      const about = [[20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [crc(bytes), 4], [bytes.length, 4], [bytes.length, 4], [title.length, 2], [0, 2]];
      const head = record(0x04034b50, ...about);
      const entry = record(0x02014b50, [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
      stored.push(head, title, bytes);
      index.push(entry, title);
      offset += head.length + title.length + bytes.length;
      long += entry.length + title.length;
    }
    const count = Object.keys(parts).length;
    const end = record(0x06054b50, [0, 2], [0, 2], [count, 2], [count, 2], [long, 4], [offset, 4], [0, 2]);
    return [...stored, ...index, end];
  }

  function save(name, type, parts) {
    const address = URL.createObjectURL(new Blob(parts, { type }));
    Object.assign(document.createElement("a"), { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  return {
    CSV: (name, names, rows) => save(name + ".csv", "text/csv;charset=utf-8", [csv(names, rows)]),
    Excel: (name, names, rows) => save(name + ".xlsx", TYPE + "sheet", excel(names, rows)),
  };
})();
