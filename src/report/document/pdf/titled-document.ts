import { xml } from '../../escape/xml.ts';

type PdfDocument = PDFKit.PDFDocument;

/**
 * Opens an empty tagged document whose bytes follow from what is put in alone.
 * @param title of the document, as safe words; readers show it instead of the file’s name
 * @param madeAt RFC 3339
 */
export async function openDocument(title: string, madeAt: string, size: readonly [number, number], margins: PDFKit.PDFPage['margins']): Promise<PdfDocument> {
  // Loaded with the first report: a server is ready sooner without it.
  const { default: Document } = await import('pdfkit');
  // The library writes the same words into XML as they are; here they are made safe for it.
  class TitledDocument extends Document {
    override endMetadata(): void {
      const { Title = '', Author = '' } = this.info;
      Object.assign(this.info, { Title: xml`${Title}`.value, Author: xml`${Author}`.value });
      super.endMetadata();
    }
  }
  const at = new Date(madeAt);
  return new TitledDocument({
    size: [...size], margins, autoFirstPage: false, bufferPages: true, pdfVersion: '1.7', tagged: true, subset: 'PDF/UA' as PDFKit.Mixins.PDFSubsets, lang: 'en', displayTitle: true,
    // Without a font of its own none of the standard ones is looked up: the faces are given as bytes.
    font: null as unknown as string,
    info: { Title: title, Creator: 'Assay', Producer: 'Assay', CreationDate: at, ModDate: at },
  });
}
