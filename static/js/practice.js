// A work to practise on is scored by the same keys as an entry.

import { scoreByKeys } from "./levels.js";

document.querySelectorAll("form[data-practice]").forEach(scoreByKeys);
