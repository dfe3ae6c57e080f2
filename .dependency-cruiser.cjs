/** Which part may import which. Imports point one way: src → conformance, properties → model. */
module.exports = {
  forbidden: [
    {
      name: "model-stands-alone",
      comment: "The model is pure: it reaches for no other part of the house.",
      severity: "error",
      from: { path: "^model/" },
      to: { path: "^(src|conformance|properties|bench|test|tools)/" },
    },
    {
      name: "model-has-no-io",
      comment: "The model runs in a browser as it is.",
      severity: "error",
      from: { path: "^model/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "model-dependencies",
      comment: "What the model may use from npm: Result, hashes, signatures and encodings.",
      severity: "error",
      from: { path: "^model/" },
      to: {
        dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown"],
        pathNot: "node_modules/(effect|@noble/(hashes|curves)|@scure/(base|bip39))/",
      },
    },
    {
      name: "nothing-imports-src",
      severity: "error",
      from: { path: "^(properties|conformance)/" },
      to: { path: "^(src|bench|test|tools)/" },
    },
    {
      name: "conformance-and-properties-have-no-io",
      comment: "Files are read in src; the runner and the properties only compute.",
      severity: "error",
      from: { path: "^(properties|conformance)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "properties-do-not-import-conformance",
      severity: "error",
      from: { path: "^properties/" },
      to: { path: "^conformance/" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    parser: "swc",
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".js", ".json"],
    },
  },
};
