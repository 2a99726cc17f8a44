"""The body as geometry: skeleton, joints, postures, and the way from joint angles to points and back.

World: x forward, y up, z to the person's right, right-handed, the floor at y = 0. Metres and degrees.
Arrays hold time first.
"""
