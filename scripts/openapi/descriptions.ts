import ts from 'typescript';
import type { JsonSchema } from './schemas.js';

/** Reads the doc comments of the public interfaces: the document says what the editor says. */
export function createDescriber() {
  const program = ts.createProgram(['src/index.ts'], {
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    resolveJsonModule: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile('src/index.ts');
  const entry = source && checker.getSymbolAtLocation(source);
  if (!entry) throw new Error('src/index.ts could not be read');
  const types = new Map(checker.getExportsOfModule(entry).map((symbol) => [symbol.name, symbol]));

  const textOf = (symbol: ts.Symbol) =>
    ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();

  function describe(schema: JsonSchema, type: ts.Type): void {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const symbol = type.getProperty(name);
      if (!symbol) continue;
      const text = textOf(symbol);
      if (text && !('$ref' in property)) property['description'] = text;
      describe(property, checker.getNonNullableType(checker.getTypeOfSymbol(symbol)));
    }
  }

  /** Adds descriptions to a schema, from the interface of that name. */
  return (name: string, schema: JsonSchema): void => {
    const found = types.get(name);
    if (!found) return;
    const symbol = found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
    const text = textOf(symbol);
    if (text) schema['description'] = text;
    describe(schema, checker.getDeclaredTypeOfSymbol(symbol));
  };
}
