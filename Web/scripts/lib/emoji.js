// @ts-check
import { mostProposals } from "./completion.js";

/** Those offered first in the picker. */
export const common = ["👍", "❤️", "😂", "🎉", "🙏", "👀", "🤔", "✅"];

/** Signs with their names, as the server knows them (`EmojiTable`); the more usual ones. */
const table = `
  👍 +1 thumbs_up; 👎 -1 thumbs_down; ❤️ heart red_heart; 🎉 tada party_popper; 😄 smile smiley_eyes;
  😂 joy; 🙏 pray folded_hands; 👏 clap; 👀 eyes; 🚀 rocket; ✅ check_mark white_check_mark;
  🤔 thinking thinking_face; 😀 grinning; 😃 smiley; 😁 grin grinning_face_with_smiling_eyes;
  😆 laughing satisfied; 😅 sweat_smile; 🤣 rofl rolling_on_the_floor_laughing;
  🙂 slight_smile slightly_smiling_face; 🙃 upside_down upside_down_face; 😉 wink; 😊 blush;
  😇 innocent angel_face; 🥰 smiling_face_with_hearts; 😍 heart_eyes; 🤩 star_struck; 😋 yum;
  😜 stuck_out_tongue_winking_eye; 🤗 hug hugging; 🤫 shushing_face shush; 😐 neutral neutral_face;
  😏 smirk; 🙄 rolling_eyes roll_eyes; 😬 grimacing; 😌 relieved; 😔 pensive; 😴 sleeping;
  🥳 partying_face partying; 😎 sunglasses cool_face; 🤓 nerd nerd_face;
  🙁 slight_frown slightly_frowning_face; 😮 open_mouth; 😳 flushed; 😨 fearful; 😢 cry; 😭 sob; 😱 scream;
  😤 triumph; 😠 angry; 💔 broken_heart; 💛 yellow_heart; 💚 green_heart; 💙 blue_heart; 💜 purple_heart;
  💯 100; 💬 speech_balloon; 💤 zzz; 👋 wave; 👌 ok_hand ok; ✌️ v peace;
  🤞 crossed_fingers fingers_crossed; 🤘 metal; 👈 point_left; 👉 point_right; 👆 point_up_2;
  👇 point_down; ☝️ point_up; ✊ fist; 👊 punch fist_bump; 🙌 raised_hands hooray; 🤝 handshake;
  💪 muscle strong; 🙋 raising_hand; 🤦 face_palm facepalm; 🤷 shrug; 🏃 running runner; 🚶 walking;
  🐶 dog; 🐱 cat; 🦉 owl; 🐝 bee honeybee; 🦋 butterfly; 🐌 snail; 🐢 turtle; 🌲 evergreen_tree;
  🌳 deciduous_tree tree; 🌱 seedling; 🌻 sunflower; 🌸 cherry_blossom; 🌍 earth_africa earth_europe;
  🌐 globe_with_meridians globe; 🌙 crescent_moon moon; ⭐ star; ✨ sparkles; ⚡ zap lightning; 🔥 fire;
  🌈 rainbow; ☀️ sunny sun; 🌧️ rain rain_cloud; ❄️ snowflake; 🌊 ocean; 🍎 apple; 🍇 grapes;
  🍓 strawberry; 🥕 carrot; 🧀 cheese; 🍞 bread; 🍳 cooking egg; 🍕 pizza; 🥗 salad; 🍲 stew;
  🎂 birthday birthday_cake; 🍰 cake; ☕ coffee; 🍵 tea; 🍺 beer; 🍻 beers; 🥂 clinking_glasses cheers;
  🍷 wine_glass wine; ⚽ soccer football; 🏆 trophy; 🏅 medal; 🎲 game_die dice; 🧩 jigsaw puzzle_piece;
  🎨 art; 🎬 clapper; 🎤 microphone; 🎵 musical_note; 🎸 guitar; 🎁 gift; 🎈 balloon; 🚗 car; 🚌 bus;
  🚲 bike bicycle; 🚆 train; ✈️ airplane; ⛵ sailboat; 🗺️ world_map map; ⛰️ mountain; 🏖️ beach;
  🏠 house home; 🏡 house_with_garden; ⛺ tent; 💻 computer laptop; 📷 camera; 💡 bulb idea; 💶 euro;
  ⚖️ scales balance_scale; 🛠️ tools hammer_and_wrench; ⚙️ gear; 🔗 link; 🔑 key; 🪑 chair; 📝 memo pencil;
  📚 books; 📖 book open_book; 📅 date; 📌 pushpin pin; 📎 paperclip; 🔒 lock; 🔔 bell; 📢 loudspeaker;
  📣 mega megaphone; 🔍 mag search; ⏳ hourglass_flowing_sand hourglass; 🕐 clock1; ❌ x cross_mark;
  ➕ heavy_plus_sign plus; ➖ heavy_minus_sign minus; ❓ question; ❗ exclamation; ⚠️ warning; ♻️ recycle;
  ⬆️ arrow_up; ➡️ arrow_right;
`;

/** @type {[string, string][]} name without colons, sign */
export const emoji = table.split(";").flatMap((entry) => {
  const [sign, ...names] = entry.trim().split(" ");
  return names.map((name) => /** @type {[string, string]} */ ([name, sign]));
});

/** @param {string} word @returns {{insert: string, name: string, note: string}[]} */
export function emojiFor(word) {
  const starts = emoji.filter(([name]) => name.startsWith(word));
  const holds = emoji.filter(([name]) => !name.startsWith(word) && name.includes(word));
  return [...starts, ...holds].slice(0, mostProposals).map(([name, sign]) => ({ insert: sign, name: sign, note: `:${name}:` }));
}
