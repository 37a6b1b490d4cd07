// @ts-check
/** Those offered first in the picker. */
export const common = ["👍", "❤️", "😂", "🎉", "🙏", "👀", "🤔", "✅"];

const table = "thumbsup 👍 thumbsdown 👎 heart ❤️ joy 😂 smile 😄 grin 😁 slight_smile 🙂 wink 😉 blush 😊 heart_eyes 😍 "
  + "thinking 🤔 tada 🎉 pray 🙏 clap 👏 wave 👋 muscle 💪 ok_hand 👌 raised_hands 🙌 handshake 🤝 point_up ☝️ eyes 👀 "
  + "fire 🔥 rocket 🚀 star ⭐ sparkles ✨ sun ☀️ rainbow 🌈 seedling 🌱 evergreen 🌲 globe 🌍 tree 🌳 flower 🌸 bee 🐝 "
  + "cry 😢 sob 😭 sad 🙁 angry 😠 scream 😱 flushed 😳 sweat_smile 😅 relieved 😌 sleeping 😴 hug 🤗 shrug 🤷 facepalm 🤦 "
  + "check ✅ cross ❌ question ❓ exclamation ❗ warning ⚠️ bulb 💡 pin 📌 calendar 📅 clock 🕐 hourglass ⏳ bell 🔔 "
  + "coffee ☕ tea 🍵 beer 🍺 wine 🍷 cake 🍰 pizza 🍕 bread 🍞 apple 🍎 salad 🥗 cook 🍳 "
  + "house 🏠 key 🔑 key2 🗝️ chair 🪑 book 📖 books 📚 pencil ✏️ memo 📝 computer 💻 phone 📞 camera 📷 microphone 🎤 music 🎵 "
  + "guitar 🎸 art 🎨 film 🎬 ball ⚽ bike 🚲 train 🚆 bus 🚌 plane ✈️ ship ⛵ map 🗺️ mountain ⛰️ beach 🏖️ tent ⛺ "
  + "money 💶 euro 💶 gift 🎁 balloon 🎈 medal 🏅 trophy 🏆 scales ⚖️ tools 🛠️ gear ⚙️ link 🔗 lock 🔒 recycle ♻️ "
  + "dog 🐶 cat 🐱 owl 🦉 butterfly 🦋 turtle 🐢 snail 🐌 yes 👍 no 👎 plus ➕ minus ➖ hundred 💯 100 💯 zap ⚡ snow ❄️ rain 🌧️";

/** @type {[string, string][]} name without colons, sign */
export const emoji = table.split(" ").reduce((pairs, word, at, all) => {
  if (at % 2 === 0) pairs.push([word, all[at + 1]]);
  return pairs;
}, /** @type {[string, string][]} */ ([]));
