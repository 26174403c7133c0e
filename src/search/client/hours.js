// Hours as open-now.js reads them: a station's own, in short, with the days off and the days worked instead of all (`off`).
export function hoursOf(short, off) {
  const [rows, own] = short.split("|");
  return [rows, [own, off[0]].filter(Boolean).join(), off[1]].join("|");
}
