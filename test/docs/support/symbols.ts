import ts from 'typescript';

/** What users import, by the file that says what is in it. */
const ENTRIES = {
  cordboard: 'src/index.ts',
  'cordboard/schedule': 'src/schedule/index.ts',
  'cordboard/inbound': 'src/inbound/index.ts',
  'cordboard/webhooks': 'src/webhooks/index.ts',
  'cordboard/store': 'src/store/index.ts',
  'cordboard/provision': 'src/provision/index.ts',
  'cordboard/testing': 'src/testing/index.ts',
  'cordboard/testing/msw': 'src/testing/msw.ts',
};

/** Something that a user can name. */
export interface PublicSymbol {
  /** Such as `cordboard: Agent.name`. */
  name: string;
  comment: string;
  /** What is called, or made: a function, a class, or a method of a class of ours. */
  isCallable: boolean;
  /** Whether its own comment shows it at work. */
  hasExample: boolean;
}

/** Every exported symbol and each of its members, with the comments that editors show. */
export function publicSymbols(): PublicSymbol[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const program = ts.createProgram(Object.values(ENTRIES), options);
  const checker = program.getTypeChecker();
  const told = (name: string, symbol: ts.Symbol): PublicSymbol => {
    const declared = symbol.valueDeclaration;
    const type = declared && checker.getTypeOfSymbol(symbol);
    const isMember = declared !== undefined && ts.isTypeElement(declared);
    const calls = (type?.getCallSignatures().length ?? 0) + (type?.getConstructSignatures().length ?? 0);
    return {
      name,
      comment: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      isCallable: !isMember && (calls > 0 || (symbol.flags & ts.SymbolFlags.Class) !== 0),
      hasExample: symbol.getJsDocTags(checker).some((tag) => tag.name === 'example'),
    };
  };

  return Object.entries(ENTRIES).flatMap(([entry, file]) => {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`${file} exports nothing.`);
    return checker.getExportsOfModule(module).flatMap((exported) => {
      const isAlias = exported.flags & ts.SymbolFlags.Alias;
      const symbol = isAlias ? checker.getAliasedSymbol(exported) : exported;
      const name = `${entry}: ${exported.name}`;
      const members = membersOf(symbol, checker).map((each) => told(`${name}.${each.name}`, each));
      return [told(name, symbol), ...members];
    });
  });
}

function membersOf(symbol: ts.Symbol, checker: ts.TypeChecker): ts.Symbol[] {
  const named = ts.SymbolFlags.Interface | ts.SymbolFlags.Class | ts.SymbolFlags.TypeAlias;
  if (!(symbol.flags & named)) return [];
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  return type.isUnion() ? [] : type.getProperties().filter(isOurs);
}

/** Written here, and meant for users: not a symbol such as `Symbol.iterator`, nor anything private. */
function isOurs(member: ts.Symbol): boolean {
  const [declaration] = member.declarations ?? [];
  if (!declaration || !/\/src\/[^.]*\.ts$/.test(declaration.getSourceFile().fileName)) return false;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const isHidden = (ts.getCombinedModifierFlags(declaration) & hidden) !== 0;
  const isInternal = ts.getJSDocTags(declaration).some(({ tagName }) => tagName.text === 'internal');
  return !isHidden && !isInternal && !/^(__|#)/.test(member.name);
}
