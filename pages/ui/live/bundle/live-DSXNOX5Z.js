import{S as o,T as r}from"./chunk-NU53UJPR.js";export{o as hueOf,r as join};
