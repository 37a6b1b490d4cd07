/// The emoji of ``Emoji`` as data: a line for each, the character first, then its short names, the usual one first.
enum EmojiTable {
    static let lines = """
        👍 +1 thumbs_up thumbsup like
        👎 -1 thumbs_down thumbsdown
        ❤️ heart red_heart
        🎉 tada party_popper
        😄 smile smiley_eyes
        😂 joy
        🙏 pray folded_hands thanks
        👏 clap
        👀 eyes
        🚀 rocket
        ✅ check_mark white_check_mark done
        🤔 thinking thinking_face
        😀 grinning
        😃 smiley
        😁 grin grinning_face_with_smiling_eyes
        😆 laughing satisfied
        😅 sweat_smile
        🤣 rofl rolling_on_the_floor_laughing
        🙂 slight_smile slightly_smiling_face
        🙃 upside_down upside_down_face
        😉 wink
        😊 blush
        😇 innocent angel_face
        🥰 smiling_face_with_hearts
        😍 heart_eyes
        🤩 star_struck
        😘 kissing_heart
        😗 kissing
        😚 kissing_closed_eyes
        😋 yum
        😛 stuck_out_tongue
        😜 stuck_out_tongue_winking_eye
        🤪 zany_face
        😝 stuck_out_tongue_closed_eyes
        🤑 money_mouth_face
        🤗 hug hugging hugging_face
        🤭 hand_over_mouth
        🤫 shushing_face shush
        🤐 zipper_mouth_face
        🤨 raised_eyebrow
        😐 neutral neutral_face
        😑 expressionless
        😶 no_mouth
        😏 smirk
        😒 unamused
        🙄 rolling_eyes roll_eyes
        😬 grimacing
        🤥 lying_face
        😌 relieved
        😔 pensive
        😪 sleepy
        🤤 drooling_face
        😴 sleeping
        😷 mask
        🤒 face_with_thermometer
        🤕 face_with_head_bandage
        🤢 nauseated_face
        🤮 vomiting_face
        🤧 sneezing_face
        🥵 hot_face
        🥶 cold_face
        🥴 woozy_face
        😵 dizzy_face
        🤯 exploding_head mind_blown
        🤠 cowboy cowboy_hat_face
        🥳 partying_face partying
        😎 sunglasses cool_face
        🤓 nerd nerd_face
        🧐 monocle_face
        😕 confused
        😟 worried
        🙁 slight_frown slightly_frowning_face
        ☹️ frowning frowning_face
        😮 open_mouth
        😯 hushed
        😲 astonished
        😳 flushed
        🥺 pleading_face
        😦 frowning_open
        😧 anguished
        😨 fearful
        😰 cold_sweat
        😥 disappointed_relieved
        😢 cry
        😭 sob
        😱 scream
        😖 confounded
        😣 persevere
        😞 disappointed
        😓 sweat
        😩 weary
        😫 tired_face
        🥱 yawning_face yawn
        😤 triumph
        😡 rage pout
        😠 angry
        🤬 cursing_face
        😈 smiling_imp
        💀 skull
        💩 poop
        🤡 clown clown_face
        👻 ghost
        👽 alien
        🤖 robot
        😺 smiley_cat
        😹 joy_cat
        😻 heart_eyes_cat
        🙀 scream_cat
        😿 crying_cat_face
        🙈 see_no_evil
        🙉 hear_no_evil
        🙊 speak_no_evil
        💋 kiss
        💌 love_letter
        💘 cupid
        💖 sparkling_heart
        💗 heartpulse
        💕 two_hearts
        💔 broken_heart
        🧡 orange_heart
        💛 yellow_heart
        💚 green_heart
        💙 blue_heart
        💜 purple_heart
        🖤 black_heart
        🤍 white_heart
        🤎 brown_heart
        💯 100
        💢 anger
        💥 boom collision
        💫 dizzy
        💦 sweat_drops
        💨 dash
        💬 speech_balloon
        💭 thought_balloon
        💤 zzz
        👋 wave
        🤚 raised_back_of_hand
        ✋ hand raised_hand high_five
        🖖 vulcan_salute
        👌 ok_hand ok
        🤏 pinching_hand
        ✌️ v peace
        🤞 crossed_fingers fingers_crossed
        🤟 love_you_gesture
        🤘 metal
        🤙 call_me call_me_hand
        👈 point_left
        👉 point_right
        👆 point_up_2
        👇 point_down
        ☝️ point_up
        ✊ fist
        👊 punch fist_bump
        🤛 left_facing_fist
        🤜 right_facing_fist
        🙌 raised_hands hooray
        👐 open_hands
        🤲 palms_up
        🤝 handshake
        ✍️ writing_hand
        💅 nail_care
        🤳 selfie
        💪 muscle strong
        🧠 brain
        👂 ear
        👃 nose
        👁️ eye
        👅 tongue
        👶 baby
        🧒 child
        👦 boy
        👧 girl
        🧑 person adult
        👨 man
        👩 woman
        👴 older_man
        👵 older_woman
        🙋 raising_hand
        🙇 bow
        🤦 face_palm facepalm
        🤷 shrug
        👮 police_officer
        🕵️ detective
        👷 construction_worker
        🧙 mage wizard
        🧚 fairy
        🏃 running runner
        🚶 walking
        💃 dancer
        🕺 man_dancing
        👯 dancers
        🧘 yoga lotus_position
        🏄 surfer
        🏊 swimmer
        🚴 bicyclist cyclist
        👫 couple
        👪 family
        🫂 people_hugging
        👣 footprints
        🐶 dog
        🐱 cat
        🐭 mouse
        🐹 hamster
        🐰 rabbit
        🦊 fox fox_face
        🐻 bear
        🐼 panda panda_face
        🐨 koala
        🐯 tiger
        🦁 lion
        🐮 cow
        🐷 pig
        🐸 frog
        🐵 monkey_face
        🐒 monkey
        🐔 chicken
        🐧 penguin
        🐦 bird
        🦆 duck
        🦅 eagle
        🦉 owl
        🐺 wolf
        🐴 horse
        🦄 unicorn
        🐝 bee honeybee
        🐛 bug
        🦋 butterfly
        🐌 snail
        🐞 beetle ladybug
        🐜 ant
        🕷️ spider
        🐢 turtle
        🐍 snake
        🐙 octopus
        🦀 crab
        🐠 tropical_fish
        🐟 fish
        🐬 dolphin
        🐳 whale
        🦈 shark
        🐘 elephant
        🐑 sheep
        🐾 paw_prints paws
        🌵 cactus
        🎄 christmas_tree
        🌲 evergreen_tree
        🌳 deciduous_tree tree
        🌴 palm_tree
        🌱 seedling
        🍀 four_leaf_clover
        🍂 fallen_leaf
        🍁 maple_leaf
        🍄 mushroom
        💐 bouquet
        🌷 tulip
        🌹 rose
        🌻 sunflower
        🌸 cherry_blossom
        🌍 earth_africa earth_europe
        🌎 earth_americas
        🌏 earth_asia
        🌐 globe_with_meridians globe
        🌙 crescent_moon moon
        ⭐ star
        🌟 star2 glowing_star
        ✨ sparkles
        ⚡ zap lightning
        🔥 fire
        🌈 rainbow
        ☀️ sunny sun
        ⛅ partly_sunny
        ☁️ cloud
        🌧️ rain rain_cloud
        ⛈️ thunder_cloud_and_rain
        ❄️ snowflake
        ⛄ snowman
        ☔ umbrella
        🌊 ocean
        💧 droplet
        🍏 green_apple
        🍎 apple
        🍐 pear
        🍊 tangerine orange
        🍋 lemon
        🍌 banana
        🍉 watermelon
        🍇 grapes
        🍓 strawberry
        🍒 cherries
        🍑 peach
        🥭 mango
        🍍 pineapple
        🥝 kiwi
        🍅 tomato
        🥑 avocado
        🥕 carrot
        🌽 corn
        🌶️ hot_pepper
        🥔 potato
        🧀 cheese
        🍞 bread
        🥐 croissant
        🥖 baguette
        🥨 pretzel
        🥞 pancakes
        🍳 cooking egg
        🍔 hamburger
        🍟 fries
        🍕 pizza
        🌭 hotdog
        🥪 sandwich
        🌮 taco
        🌯 burrito
        🥗 salad
        🍝 spaghetti pasta
        🍜 ramen
        🍲 stew
        🍣 sushi
        🍦 icecream
        🍩 doughnut donut
        🍪 cookie
        🎂 birthday birthday_cake
        🍰 cake
        🍫 chocolate_bar chocolate
        🍬 candy
        🍿 popcorn
        ☕ coffee
        🍵 tea
        🥤 cup_with_straw
        🍺 beer
        🍻 beers
        🥂 clinking_glasses cheers
        🍷 wine_glass wine
        🍸 cocktail
        🍾 champagne
        🍴 fork_and_knife
        ⚽ soccer football
        🏀 basketball
        🎾 tennis
        🏓 ping_pong
        🏆 trophy
        🏅 medal
        🥇 first_place
        🥈 second_place
        🥉 third_place
        🎯 dart bullseye
        🎲 game_die dice
        ♟️ chess_pawn chess
        🎮 video_game
        🧩 jigsaw puzzle_piece
        🎨 art
        🎭 performing_arts
        🎬 clapper
        🎤 microphone
        🎧 headphones
        🎵 musical_note
        🎶 notes
        🎸 guitar
        🎹 musical_keyboard piano
        🎻 violin
        🎺 trumpet
        🥁 drum
        🎁 gift
        🎈 balloon
        🎊 confetti_ball confetti
        🎟️ tickets
        🎓 mortar_board graduation
        👑 crown
        🎩 tophat
        👓 eyeglasses
        👟 athletic_shoe
        🎒 school_satchel backpack
        🚗 car
        🚕 taxi
        🚌 bus
        🚑 ambulance
        🚒 fire_engine
        🚜 tractor
        🚲 bike bicycle
        🛴 scooter
        🚂 steam_locomotive
        🚆 train
        🚇 metro
        🚊 tram
        ✈️ airplane
        🛫 flight_departure
        🛬 flight_arrival
        🚁 helicopter
        ⛵ sailboat
        🚢 ship
        ⚓ anchor
        🚧 construction
        🚦 traffic_light
        🗺️ world_map map
        🧭 compass
        ⛰️ mountain
        🏕️ camping
        🏖️ beach
        🏠 house home
        🏡 house_with_garden
        🏢 office
        🏥 hospital
        🏦 bank
        🏫 school
        🏛️ classical_building
        🗼 tokyo_tower
        🗽 statue_of_liberty
        🏰 castle
        ⛺ tent
        🌃 night_with_stars
        🌇 city_sunset
        🌅 sunrise
        🎡 ferris_wheel
        ⌚ watch
        📱 iphone phone_mobile
        💻 computer laptop
        ⌨️ keyboard
        🖥️ desktop_computer
        🖨️ printer
        💾 floppy_disk
        💿 cd
        📷 camera
        📹 video_camera
        📺 tv
        📻 radio
        ☎️ phone telephone
        🔋 battery
        🔌 electric_plug
        💡 bulb idea light_bulb
        🔦 flashlight
        🕯️ candle
        🗑️ wastebasket trash
        💸 money_with_wings
        💶 euro
        💰 moneybag
        💳 credit_card
        ⚖️ scales balance_scale
        🔧 wrench
        🔨 hammer
        🛠️ tools hammer_and_wrench working_on_it
        ⚙️ gear
        🔗 link
        🧲 magnet
        🔬 microscope
        🔭 telescope
        💊 pill
        💉 syringe
        🩹 adhesive_bandage
        🧪 test_tube
        🧹 broom
        🧺 basket
        🧻 roll_of_paper
        🧼 soap
        🔑 key
        🚪 door
        🪑 chair
        🛏️ bed
        🛋️ couch_and_lamp
        🛒 shopping_cart
        📦 package box
        📫 mailbox
        ✉️ envelope
        📧 email e-mail
        📝 memo pencil
        📄 page_facing_up
        📚 books
        📖 book open_book
        🔖 bookmark
        📰 newspaper
        📅 date
        📆 calendar
        📈 chart_with_upwards_trend chart_up
        📉 chart_with_downwards_trend chart_down
        📊 bar_chart
        📋 clipboard
        📌 pushpin pin
        📍 round_pushpin location
        📎 paperclip
        📏 straight_ruler
        ✂️ scissors
        🗂️ dividers
        🗳️ ballot_box
        🔒 lock
        🔓 unlock
        🔔 bell
        🔕 no_bell
        📢 loudspeaker
        📣 mega megaphone
        🔊 loud_sound
        🔇 mute
        🔍 mag search
        ⏰ alarm_clock
        ⏳ hourglass_flowing_sand hourglass
        ⏱️ stopwatch
        🕐 clock1
        🕛 clock12
        ✔️ heavy_check_mark check
        ☑️ ballot_box_with_check
        ❌ x cross_mark
        ➕ heavy_plus_sign plus
        ➖ heavy_minus_sign minus
        ❓ question
        ❔ grey_question
        ❗ exclamation
        ‼️ bangbang
        ⚠️ warning
        ⛔ no_entry
        🚫 no_entry_sign prohibited
        🛑 stop_sign octagonal_sign
        ♻️ recycle
        ☮️ peace_symbol
        ☯️ yin_yang
        ♾️ infinity
        🆗 ok_button
        🆕 new
        🆒 cool
        🆓 free
        🆘 sos
        ℹ️ information_source info
        🔴 red_circle
        🟠 orange_circle
        🟡 yellow_circle
        🟢 green_circle
        🔵 blue_circle
        🟣 purple_circle
        ⚫ black_circle
        ⚪ white_circle
        🟥 red_square
        🟩 green_square
        🟦 blue_square
        ▪️ black_small_square
        ⬆️ arrow_up
        ⬇️ arrow_down
        ⬅️ arrow_left
        ➡️ arrow_right
        ↩️ leftwards_arrow_with_hook
        🔄 arrows_counterclockwise refresh
        ▶️ arrow_forward play
        ⏸️ pause_button pause
        0️⃣ zero
        1️⃣ one
        2️⃣ two
        3️⃣ three
        4️⃣ four
        5️⃣ five
        6️⃣ six
        7️⃣ seven
        8️⃣ eight
        9️⃣ nine
        🔟 keycap_ten
        🏁 checkered_flag
        🚩 triangular_flag_on_post
        🏳️ white_flag
        🏳️‍🌈 rainbow_flag pride
        🏴 black_flag
        🇪🇺 eu flag_european_union
        🇩🇪 de flag_germany
        🇫🇷 fr flag_france
        🇪🇸 es flag_spain
        🇮🇹 it flag_italy
        🇬🇧 gb uk flag_united_kingdom
        🇮🇪 flag_ireland
        🇺🇸 us flag_united_states
        🇦🇹 flag_austria
        🇨🇭 flag_switzerland
        🇧🇪 flag_belgium
        🇳🇱 flag_netherlands
        🇱🇺 flag_luxembourg
        🇵🇹 flag_portugal
        🇬🇷 flag_greece
        🇵🇱 flag_poland
        🇨🇿 flag_czech_republic flag_czechia
        🇸🇰 flag_slovakia
        🇭🇺 flag_hungary
        🇷🇴 flag_romania
        🇧🇬 flag_bulgaria
        🇭🇷 flag_croatia
        🇸🇮 flag_slovenia
        🇷🇸 flag_serbia
        🇩🇰 flag_denmark
        🇸🇪 flag_sweden
        🇳🇴 flag_norway
        🇫🇮 flag_finland
        🇪🇪 flag_estonia
        🇱🇻 flag_latvia
        🇱🇹 flag_lithuania
        🇺🇦 flag_ukraine
        🇹🇷 flag_turkey
        🇲🇦 flag_morocco
        🇹🇳 flag_tunisia
        🇨🇦 flag_canada
        🇧🇷 flag_brazil
        🇦🇷 flag_argentina
        🇲🇽 flag_mexico
        🇯🇵 jp flag_japan
        🇨🇳 cn flag_china
        🇰🇷 kr flag_south_korea
        🇮🇳 flag_india
        🇦🇺 flag_australia
        """
}
