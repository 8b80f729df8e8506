import { xmlText } from './xml-text.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet of the workbook, and the row that is repeated on every page of it. */
export interface SheetPart {
  readonly name: string;
  readonly repeated: number;
}

const pathOf = (index: number): string => `worksheets/sheet${index + 1}.xml`;
/** Where the sheet of this place lies in the package. */
export const sheetPath = (index: number): string => `xl/${pathOf(index)}`;

/** Every part of the package but the sheets, by its path. */
export function packageParts(
  title: string,
  sheets: readonly SheetPart[],
  styles: string,
  at: number,
): readonly (readonly [path: string, xml: string])[] {
  return [
    ['xl/workbook.xml', workbook(sheets)],
    ['xl/_rels/workbook.xml.rels', workbookRelations(sheets)],
    ['xl/styles.xml', styles],
    ['docProps/core.xml', core(title, at)],
    ['_rels/.rels', PACKAGE_RELATIONS],
    ['[Content_Types].xml', contentTypes(sheets)],
  ];
}

/** A name with a quote in it has the quote twice. */
const quoted = (name: string): string => xmlText(`'${name.replaceAll("'", "''")}'`);

function workbook(sheets: readonly SheetPart[]): string {
  const list = sheets.map(
    ({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const titles = sheets.map(
    ({ name, repeated }, i) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">` +
      `${quoted(name)}!$${repeated}:$${repeated}</definedName>`,
  );
  return (
    `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
    `xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets>` +
    `<definedNames>${titles.join('')}</definedNames></workbook>`
  );
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
const relations = (list: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

const workbookRelations = (sheets: readonly SheetPart[]): string =>
  relations([
    ...sheets.map((_, i) => relation(`rId${i + 1}`, `${OFFICE}/worksheet`, pathOf(i))),
    relation(`rId${sheets.length + 1}`, `${OFFICE}/styles`, 'styles.xml'),
  ]);

const PACKAGE_RELATIONS = relations([
  relation('rId1', `${OFFICE}/officeDocument`, 'xl/workbook.xml'),
  relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
]);

const core = (title: string, at: number): string =>
  `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${xmlText(title)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">` +
  `${new Date(at).toISOString().slice(0, 19)}Z</dcterms:created></cp:coreProperties>`;

const override = (path: string, type: string): string =>
  `<Override PartName="/${path}" ContentType="${type}"/>`;
const contentTypes = (sheets: readonly SheetPart[]): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ' +
  'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  override('xl/workbook.xml', `${MAIN}.sheet.main+xml`) +
  sheets.map((_, i) => override(sheetPath(i), `${MAIN}.worksheet+xml`)).join('') +
  override('xl/styles.xml', `${MAIN}.styles+xml`) +
  override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
  '</Types>';
