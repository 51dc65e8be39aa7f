import { resolve } from 'node:path';
import ts from 'typescript';

/** A node of JSON Schema, as far as descriptions go. */
export interface JsonSchema {
  [key: string]: unknown;
  properties?: { [name: string]: JsonSchema };
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
}

/** Adds the doc comments of `RoutingConfig` to its schema: an editor says of YAML what it says of TypeScript. */
export function describeRouting(schema: JsonSchema): void {
  const file = 'src/provision/config/types.ts';
  const program = ts.createProgram([file], {
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    // The config names some types by the package's public names.
    paths: { cordboard: [resolve('src/index.ts')] },
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const entry = source && checker.getSymbolAtLocation(source);
  const root = entry && checker.getExportsOfModule(entry).find(({ name }) => name === 'RoutingConfig');
  if (!root) throw new Error(`${file} has no RoutingConfig`);

  const textOf = (symbol: ts.Symbol | undefined) =>
    ts.displayPartsToString(symbol?.getDocumentationComment(checker)).replace(/\s+/g, ' ').trim();

  /** Of several types that a field may have, the one that this branch of the schema is about. */
  function branch(type: ts.Type, names: readonly string[]): ts.Type {
    const plain = checker.getNonNullableType(type);
    if (!plain.isUnion()) return plain;
    return plain.types.find((each) => names.every((name) => each.getProperty(name))) ?? plain;
  }

  function walk(node: JsonSchema, given: ts.Type): void {
    for (const part of node.anyOf ?? []) walk(part, given);
    const names = Object.keys(node.properties ?? {});
    const type = branch(given, names);
    const about = type.aliasSymbol ?? type.getSymbol();
    if (names.length > 0 && about && !node['description']) node['description'] = textOf(about);
    for (const [name, property] of Object.entries(node.properties ?? {})) {
      const symbol = type.getProperty(name);
      if (!symbol) continue;
      property['description'] = textOf(symbol);
      walk(property, checker.getTypeOfSymbol(symbol));
    }
    const values = type.getStringIndexType();
    if (values && typeof node.additionalProperties === 'object') walk(node.additionalProperties, values);
  }

  walk(schema, checker.getDeclaredTypeOfSymbol(root));
}
