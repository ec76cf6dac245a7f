# Password
password-too-short = The password needs at least 12 characters. One or two more words will do.
password-too-long = The password is longer than 200 characters. Shorten it.
password-contains-name = The password contains the name or the sign-in name. Choose other words.
password-differs = The two entries differ. Type both again.
