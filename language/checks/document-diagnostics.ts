import { DefaultDocumentValidator } from 'langium';
export class DocumentDiagnostics extends DefaultDocumentValidator {}
