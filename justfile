# For people who have `just`; everything here can be typed by hand, and .ci/run needs none of it.

# What a change must pass
check:
    .ci/run

# The tests of every day; with TEST_POSTGRES=postgres://… the store's contract runs there too
test *ARGS:
    cargo test {{ARGS}}

# The second tier: every byte, every dot line, whole days
sweeps *ARGS:
    cargo test --release -- --ignored {{ARGS}}

# Figures: search, touch to frame, store, start, memory
bench *ARGS:
    cargo bench {{ARGS}}

# Every screen as a picture
gallery DIR="pictures":
    cargo run --release -- gallery {{DIR}}

# Golden texts and the page of licences written anew; look at the difference before you commit it
golden:
    UPDATE_GOLDEN=1 cargo test

# Is this machine, with its configuration, ready?
ready:
    cargo run --release -- check

# What others' programs say: their clients against our virtual printer, their parser on our slips (needs python3, npm, zbarimg)
oracle:
    tests/oracle/run
    tests/oracle/npos/run

# Licences, advisories, doubles (needs cargo-deny)
deny:
    cargo deny check
