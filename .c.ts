import { readFileSync, readdirSync } from "node:fs";
import { items } from "./model/finney/items.ts";
import { readState, writeState } from "./conformance/codecs/state.ts";
import { stateRoot } from "./model/storage/stateRoot.ts";
import { encodeEntry } from "./model/storage/item.ts";
let n=0,bad=0; const t=performance.now(); let entries=0;
for(const f of readdirSync("/work/shared/oracle/finney/transition")){ const d=JSON.parse(readFileSync("/work/shared/oracle/finney/transition/"+f,"utf8"));
 for(const c of d.cases) for(const st of [c.genesis,c.final]){ if(!st) continue; const own=Object.fromEntries(Object.entries(st).filter(([k])=>!k.includes("."))); const s=readState(items,own as any); const w=writeState(items,s); n++; const so=(x:any)=>JSON.stringify(Object.fromEntries(Object.entries(x).sort())); if(so(w)!==so(own)){bad++; if(bad<3){for(const k of Object.keys(own)) if(JSON.stringify((own as any)[k])!==JSON.stringify((w as any)[k])) console.log(f,c.name,k,JSON.stringify((own as any)[k]).slice(0,300),JSON.stringify((w as any)[k]).slice(0,300));}} stateRoot(s,encodeEntry); } }
console.log(n,bad,performance.now()-t);
const reg=JSON.parse(readFileSync("/work/shared/oracle/finney/storage.json","utf8")); import { shapeText } from "./model/storage/shape.ts"; import {toJson} from "./model/json.ts";
for(const r of reg){ const it=items.find(i=>i.name===r.item)!; if(!it){console.log("missing",r.item);continue} if(JSON.stringify(it.keys.map(k=>k.hasher.name))!==JSON.stringify(r.keys.map((k:any)=>k.hasher))) console.log("hashers",r.item); if(JSON.stringify(it.absent===undefined?null:toJson(it.absent))!==JSON.stringify(r.default)) console.log("default",r.item,it.absent,r.default); if(shapeText(it.value.shape)!==r.value.replaceAll("T::","")) console.log("type",r.item,shapeText(it.value.shape),r.value)}
