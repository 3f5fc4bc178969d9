import{Q as o,R as r}from"./chunk-BNTIG6CZ.js";export{o as hueOf,r as join};
