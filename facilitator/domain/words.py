"""256 plain English words, one for each value of a byte, chosen to be told apart by ear."""

WORDS: tuple[str, ...] = tuple(
    """
    acorn admiral album almond amber anchor angel ankle apron arctic artist atlas autumn
    avocado badge balcony bamboo banana banjo barrel basket beacon beaver bicycle
    biscuit blossom bluebell bonfire border bottle bracelet broccoli bronze bubble
    buffalo butter cabbage cactus camel canary canyon captain caravan carpet castle
    cedar ceiling cello chalk cherry chimney cinema circus clarinet clover cobra coconut
    compass copper cotton cowboy cricket crystal cucumber cupboard cyclone daffodil
    dagger daisy desert diamond dinner doctor dolphin donkey dragon drawer drummer
    dynamo eagle eclipse elbow elephant emerald engine envelope espresso evening farmer
    feather festival fiddle flamingo flute football forest fossil fountain fridge frog
    galaxy garlic gazelle geyser giraffe glacier goblet gondola gorilla granite grape
    guitar harbour harvest hedgehog helmet hippo horizon hotel iceberg igloo indigo
    insect island ivory jaguar jasmine jigsaw jubilee jungle kangaroo kayak ketchup
    kitchen kiwi koala ladder lagoon lantern laundry lavender lemon leopard library
    lizard lobster locket lullaby lunch macaroni magnet marble marigold meadow mermaid
    midnight mirror mosaic moth museum mushroom napkin necklace needle nickel nutmeg
    oasis octopus olive omelette onion opera orange orchid ostrich oxygen palace panther
    parrot peanut pelican pencil penguin piano picnic pigeon pillow pineapple pirate
    plough porcupine potato prairie pumpkin puppet puzzle pyramid quartz quilt rabbit
    rainbow raspberry raven rhubarb ribbon rubber saffron sandwich sapphire satin
    scissors seagull silver sketch snowflake spider spinach squirrel statue submarine
    sugar sunset swan sycamore tailor teapot telescope thimble thunder tiger toboggan
    tractor trombone trumpet tugboat tulip turtle typhoon umbrella unicorn valley
    vanilla viaduct village violin volcano waffle walnut weasel whistle windmill window
    woodland xylophone yoghurt zucchini
    """.split()  # noqa: SIM905 - a block is easier to read aloud than 256 lines
)
