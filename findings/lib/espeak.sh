# Sourced after base.sh: Debian 12's espeak-ng with the sound libraries it is linked with (no sound is played).
espeak_version=1.51+dfsg-10+deb12u2
deb_get "espeak-ng=$espeak_version" "espeak-ng-data=$espeak_version" "libespeak-ng1=$espeak_version" \
  libpcaudio0 libsonic0 libasound2 libpulse0 libsndfile1 libasyncns0 libdbus-1-3 libflac12 libvorbis0a libvorbisenc2 \
  libopus0 libogg0 libmpg123-0 libmp3lame0 libx11-6 libx11-xcb1 libxcb1 libxau6 libxdmcp6 libbsd0

# The sounds of a text in espeak-ng's letters, on one line.
sounds() {
  ESPEAK_DATA_PATH="$work/deb/usr/lib/x86_64-linux-gnu" "$work/deb/usr/bin/espeak-ng" -q -x -v "$1" -- "$2" | tr '\n' ' ' | sed 's/^ *//; s/ *$//'
}
